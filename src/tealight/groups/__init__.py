"""Rooms of their own, and each member's circle.

Who is in which room or circle is kept in each member's sealed record, never in
a table: nobody is told when somebody comes or goes.
"""
