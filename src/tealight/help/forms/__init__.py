"""What people and keepers fill in."""

from tealight.help.forms.complaint import ComplaintForm
from tealight.help.forms.contact import ContactForm
from tealight.help.forms.country import ChooseCountryForm, CountryForm
from tealight.help.forms.helpline import HelplineForm, VerifyForm

__all__ = ["ChooseCountryForm", "ComplaintForm", "ContactForm", "CountryForm", "HelplineForm", "VerifyForm"]
