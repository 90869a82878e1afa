"""First names in use in Britain, Ireland, the United States and India: enough to tell "Meredith Quayle" from "Big Tesco".

Only ever a hint: a first name by itself is never challenged, and a name said of a baby never at all.
"""

FIRST_NAMES = frozenset(
    """
    aaron abdul abdullah abigail adam adele adrian agnes ahmed aidan aileen aisha aisling alan alasdair alastair albert alec
    alex alexander alexandra alfred ali alice alison alistair ama amanda amir amit amy ananya andrea andrew angela angus anil
    anita anjali anna anne annie anthony antonia anya aoife arjun arthur arun asha ashley ashok audrey barbara barry beatrice
    ben benjamin bernadette bernard beth bethany beverley bill blessing bob bobby brenda brendan brian bridget bridie bronagh
    bronwen bruce caitlin callum cameron carl carla carol caroline carolyn catherine cathal cathy cecilia charles charlotte
    cheryl chloe chris christina christine christopher ciara ciaran claire clare clive colette colin colleen colm conor
    courtney craig crystal cynthia daniel danielle darren dave david dawn dean debbie deborah declan deepa deepak deirdre denise
    dennis derek dermot desmond devon diana diane dilip dinesh divya dolores dominic donald donna doreen dorothy douglas duncan
    dylan eamon edmund edward eileen elaine eleanor elizabeth ellen emily emma eoin eric erin esther ethan eugene euan evan eve
    evelyn ewan fatima faye felicity femi fergus fiona florence frances francis frank fred gail gareth garry gary gavin gemma
    geoff geoffrey george georgina gerald geraldine gerard gillian gina gita glen gloria gordon graham grainne greg gregory gwen
    hamish hannah harish harold harriet harry hassan hazel heather heidi helen helena henry hilary howard hugh hussain ian
    ibrahim imelda imogen imran ingrid irene isabel isabella isobel ivan jack jackie jacob jacqueline jade jake james jamie jan jane
    janet janice jasmine jason javier jay jayne jean jeff jeffrey jen jennifer jenny jeremy jerome jessica jill jim jo joan joanna
    joanne jodie joe joel john johnny jolene jon jonathan jordan joseph josephine josh joshua joy joyce juan judith judy julia
    julian julie june justin karen karl katarzyna kate katherine kathleen kathryn kathy katie kavita kayleigh keith kelly ken
    kenneth kerry kevin khadija kieran kim kimberley kiran kirsten kirsty krishna kumar kyle lakshmi lalita lata latoya laura lauren
    lawrence leah leanne lee leila len leo leon leonard lesley leslie lewis liam linda lindsay lindsey lisa liz lorna lorraine
    louis louise lucy luke lydia lynda lynn lynne mairead maeve malcolm mandy manish manoj margaret maria marian marie marilyn
    marion mark marlene martha martin martina mary matt matthew maureen maurice max maya meena megan meghan melanie melissa
    meera meredith michael michele michelle miguel mike miranda miriam mohamed mohammad mohammed moira molly mona monica morag
    muhammad muriel nadia nancy naomi narendra natalie natasha nathan neelam neha neil niall niamh nicholas nick nicola nicole
    nigel nikhil nina nisha noel noor nora noreen norma norman nuala olga olive oliver olivia olu oona oscar owen padraig paige
    pamela parveen pat patricia patrick paul paula pauline pawel peggy penelope penny peter phil philip phillip phyllis pierre
    piotr pooja pradeep prakash pramod prasad preeti priya priyanka rachel radha rahul raj rajan rajesh rakesh ralph ramesh ravi ray
    raymond rebecca reena rekha rhiannon rhona richard rita rob robert robin roderick rodney roger roisin ronald rory rosalind
    rose rosemary ross roy ruth ryan sabrina sally sam samantha samuel sandra sanjay sara sarah sarita scott sean seema shabana
    shannon sharon shaun sheena sheila shelley shirley shona shruti sian simon sinead siobhan sophie stacey stella stephanie
    stephen steve steven stewart stuart sue sunil sunita suresh susan susanna suzanne sushma swati sybil sylvia tamsin tanya tara
    ted teresa terence terry thelma theresa thomas tim timothy tina toby tom tony tracey tracy trevor trudy uma una usha valerie
    vanessa vera veronica vicky victor victoria vijay vikram vincent vinod violet virginia vivek vivian walter wanda warren
    wayne wendy wilfred william winifred yasmin yewande yolanda yusuf yvette yvonne zainab zara zoe
    """.split()
)
