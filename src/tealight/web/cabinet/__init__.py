"""What the cabinet shows: made-up facts and forms for every component in every state, about nobody."""
