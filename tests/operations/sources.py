"""What the sample’s articles may be from: address -> publisher. An article that names any other fails."""

#: in the project’s research, section by section
RESEARCH = {
    "http://medicalxpress.com/news/2011-10-pregnancy-loss-internet-forums-women.html":
        "Medical Xpress",
    "http://momenthealth.io/2017/10/06/baby-loss-awareness-week-9-15-october-2017-2/":
        "Moment Health",
    "http://moms.popsugar.com/10-Things-Say-Say-After-Miscarriage-27333906":
        "PopSugar",
    "http://www.biomedcentral.com/1471-2393/9/S1/S2/table/T1":
        "BMC Pregnancy and Childbirth",
    "http://www.glowinthewoods.com/blog/2010/2/26/new-at-glow-a-designated-discussion-board-for-ttc-pregnancy.html":
        "Glow in the Woods",
    "http://www.newser.com:80/story/268502/her-baby-was-stillborn-she-has-a-heartbreaking-plea-for-tech-companies.html":
        "Newser",
    "http://www.stillmothers.com/2016/09/09/dear-babyloss-community/":
        "Still Mothers",
    "https://5dok.org/document/y9604g5r-communication-support-critique-swedish-community-prenatal-diagnoses-anomalies.html":
        "A study, a copy",
    "https://bereavementjournal.org/index.php/bcj/article/download/1119/1163?inline=1":
        "Bereavement: Journal of Grief and Responses to Death",
    "https://bmcpregnancychildbirth.biomedcentral.com/articles/10.1186/s12884-020-03514-6":
        "BMC Pregnancy and Childbirth",
    "https://c.coek.info/pdf-australian-menx27s-experiences-of-support-following-pregnancy-loss-a-qualitative.html":
        "A qualitative study, a copy",
    "https://cassidympyle.medium.com/lgbtq-persons-pregnancy-loss-disclosures-to-known-ties-on-social-media-disclosure-decisions-5caacc1314e3":
        "Cassidy Pyle",
    "https://creatingafamily.org/infertility-category/miscarriage-6-things-to-never-say-2-things-to-always-say/":
        "Creating a Family",
    "https://csmr.umich.edu/announcing-pregnancy-loss-on-facebook-a-decision-making-framework-for-stigmatized-disclosures-on-identified-social-network-sites/":
        "University of Michigan",
    "https://docslib.org/doc/11985929/postpartum-psychosis":
        "HSE and Royal College of Psychiatrists, a copy",
    "https://docslib.org/doc/12113290/patient-information-molar-pregnancy":
        "NHS Women’s Services leaflet, a copy",
    "https://documents.pub/document/miscarriage-ectopic-and-molar-pregnancy-2020-03-18-sensitively-listen-carefully.html":
        "National Bereavement Care Pathway Scotland, a copy",
    "https://ectopic.org.uk/professionals":
        "Ectopic Pregnancy Trust",
    "https://endingawantedpregnancy.com/qa-privacy-concerns-state-laws/":
        "Ending a Wanted Pregnancy",
    "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0271945":
        "PLOS ONE",
    "https://lifesciencereview.com/2020/04/08/women-experience-high-levels-of-post-traumatic-stress-anxiety-and-depression-following-early-pregnancy-loss-and-although-distress-declines-over-time-it-remains-at-clinically-important-levels-at-nine":
        "Life Science Review",
    "https://link.springer.com/doi/10.1186/s12884-019-2677-9":
        "BMC Pregnancy and Childbirth",
    "https://mashable.com/article/miscarriage-stillbirth-pregnancy-apps":
        "Mashable",
    "https://miscarriageassociation.org.uk/?p=93":
        "Miscarriage Association",
    "https://nevinmanimala.com/2025/10/11/acceptable-nomenclature-for-pregnancy-loss-care-a-cross-sectional-observational-survey":
        "BJOG, as summarised by Nevin Manimala",
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC10380966/table/jcm-12-04768-t001/":
        "Journal of Clinical Medicine",
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC3237941":
        "PubMed Central",
    "https://pregnancyafterlosssupport.org/get-support/pals-private-groups/":
        "Pregnancy After Loss Support",
    "https://prod.tommys.tangentlabs.co.uk/baby-loss-support/miscarriage-information-and-support/about-miscarriage/i-think-im-having-miscarriage":
        "Tommy’s",
    "https://pubmed.ncbi.nlm.nih.gov/33915094/":
        "The Lancet",
    "https://readkong.com/page/miscarriage-ectopic-pregnancy-and-molar-pregnancy-5638235":
        "National Bereavement Care Pathway, a copy",
    "https://readmedium.com/i-lost-my-baby-so-why-am-i-left-out-of-pregnancy-loss-groups-176496590093":
        "Medium",
    "https://sharingsorrow.com/why-do-people-share-pictures-of-their-stillborn-baby":
        "Sharing Sorrow",
    "https://studylib.net/doc/18313231/long-ago-bereaved":
        "Sands",
    "https://training.sands.org.uk/resources-further-information/":
        "Sands",
    "https://vdocument.in/termination-of-pregnancy-due-to-fetal-anomaly-topfa-2020-2-11-4-i-nbcp-topfa.html":
        "National Bereavement Care Pathway, a copy",
    "https://www.aihw.gov.au/reports/mothers-babies/perinatal-deaths-in-australia-2013-2014/contents/overview":
        "Australian Institute of Health and Welfare",
    "https://www.app-network.org/postpartum-psychosis/":
        "Action on Postpartum Psychosis",
    "https://www.corkmiscarriage.com/other-types-of-pregnancy-loss":
        "Cork Miscarriage",
    "https://www.futurelearn.com/info/courses/women-children-health/0/steps/25873":
        "FutureLearn",
    "https://www.irishexaminer.com/news/arid-41766674.html":
        "Irish Examiner",
    "https://www.miss-support.org.uk/blank-18-2":
        "MISS",
    "https://www.nhsggc.org.uk/your-health/health-services/early-pregnancy-assessment-service-epas/seeking-emergency-services/":
        "NHS Greater Glasgow and Clyde",
    "https://www.northhertssands.co.uk/life-after-loss/moving-on/":
        "North Herts Sands",
    "https://www.prnewswire.com/news-releases/postpartum-support-international-recognizes-annual-pregnancy-and-infant-loss-awareness-month-302572056.html":
        "Postpartum Support International",
    "https://www.rcog.org.uk/en/patients/fertility/miscarriage-ectopic/":
        "Royal College of Obstetricians and Gynaecologists",
    "https://www.tommys.org/baby-loss-support/miscarriage-information-and-support/about-miscarriage/i-think-im-having-miscarriage":
        "Tommy’s",
    "https://www.tommys.org/baby-loss-support/miscarriage-information-and-support/miscarriage-support/remembering-your-baby-after-miscarriage":
        "Tommy’s",
    "https://www.tommys.org/pregnancy-information/pregnancy-complications/miscarriage":
        "Tommy’s",
}
#: read when the articles were written, for what the research does not hold: milk, post-mortems, registering, tests
READ_FOR_THEM = {
    "https://bmcpregnancychildbirth.biomedcentral.com/articles/10.1186/s12884-022-04770-4":
        "BMC Pregnancy and Childbirth",
    "https://havering.gov.uk/deaths-funerals-cremations/register-still-birth":
        "London Borough of Havering",
    "https://leedsth.nhs.uk/?p=42105":
        "Leeds Teaching Hospitals NHS Trust",
    "https://rcog.org.uk/guidance/browse-all-guidance/green-top-guidelines/the-investigation-and-treatment-of-couples-with-recurrent-miscarriage-green-top-guideline-no-17":
        "Royal College of Obstetricians and Gynaecologists",
    "https://rcog.org.uk/news/rcog-publishes-resources-to-support-women-experiencing-recurrent-miscarriage/":
        "Royal College of Obstetricians and Gynaecologists",
    "https://www.cancerresearchuk.org/about-cancer/gestational-trophoblastic-disease-gtd/molar-pregnancy/treatment/follow-up":
        "Cancer Research UK",
    "https://www.chesterfieldroyal.nhs.uk/our-services/early-pregnancy-problems":
        "Chesterfield Royal Hospital",
    "https://www.itv.com/news/2016-10-13/baby-loss-awareness-week-support-available-to-parents":
        "ITV News",
    "https://www.royalfree.nhs.uk/patients-and-visitors/patient-information-leaflets/management-miscarriage-your-options":
        "Royal Free London NHS Foundation Trust",
    "https://www.sands.org.uk/support-you/coronavirus-covid-19-updates/covid-19-and-changes-impact-bereaved-families":
        "Sands",
}
SOURCES = RESEARCH | READ_FOR_THEM
