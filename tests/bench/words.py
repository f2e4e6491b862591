"""The words that made-up records are built from: everyday French of local public service."""


def _list(text: str) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in text.split(";"))


# Weighted as in the real library: (value, weight).
TYPES = (
    ("Commune", 38),
    ("Métropole", 22),
    ("EPCI", 20),
    ("département", 9),
    ("région", 3),
    ("syndicat mixte", 5),
    ("opérateur", 3),
)
PREFIXES = {"Commune": "Ville de", "Métropole": "Métropole de", "EPCI": "Communauté de communes de"}
STATUSES = (
    ("En exploration", 14),
    ("En expérimentation", 36),
    ("En déploiement", 28),
    ("Terminée", 16),
    ("Abandonné", 6),
)
THEME_WEIGHTS = (34, 9, 13, 12, 12, 20)
AUDIENCES = (
    ("agent", 46),
    ("grand public", 18),
    ("élu", 12),
    ("collectivités", 7),
    ("entreprises", 5),
    ("bénéficiaire", 5),
    ("association", 3),
    ("établissement scolaire", 3),
    ("établissement santé", 1),
)
YEARS = ((2018, 1), (2019, 2), (2020, 3), (2021, 5), (2022, 9), (2023, 22), (2024, 34), (2025, 24))
BUDGETS = (("moins de 50k€", 55), ("de 50k€ à 100k€", 28), ("plus de 100k€", 17))
HOSTINGS = (("cloud chez un tiers", 45), ("en interne de l'administration", 35), ("NSP", 20))
IMPLEMENTATIONS = (
    ("mobilisation de prestataire(s)", 40),
    ("marché public", 25),
    ("Projet développé en interne", 20),
    ("projet développé en externe", 15),
)
ALGORITHMS = (
    ("Machine Learning", 30),
    ("IA générative", 28),
    ("Computer vision", 18),
    ("Traitement Automatique du langage", 16),
    ("Réseaux de neurones", 8),
)
SOURCES = (
    ("jeu de données interne", 50),
    ("open data", 25),
    ("l’usager", 15),
    ("données d'un tiers", 10),
)
ACCESSES = (("automatisée", 45), ("par API", 35), ("par récupération manuelle", 20))
FUNDINGS = _list(
    """
    Budget interne; Fonds vert; France 2030; FEDER; CRTE; DIAT; Banque des Territoires
    """
)
REASONS = (
    "Les relevés étaient trop incomplets pour faire mieux qu’un tableur.",
    "Le coût d’exploitation dépassait le gain attendu, le marché n’a pas été renouvelé.",
    "Les agents n’ont pas adopté l’outil, faute de temps pour s’y former.",
    "Le prestataire a cessé son activité avant la fin de l’expérimentation.",
)

PLACE_HEADS = _list(
    """
    Saint; Sainte; Mont; Château; Ville; Bourg; Val; Roche; Font; Pont; Mar; Vill; Lan; Plou;
    Kér; Chan; Beau; Clair; Aub; Gram; Ner; Cor; Dom; Ferr; Gon; Haut; Jou; Lav; Mén; Nog; Orl;
    Pér; Quin; Ram; Sal; Tour; Us; Vern; Xain; Yss
    """
)
PLACE_TAILS = _list(
    """
    eville; ac; ange; anche; ay; bourg; court; dun; encourt; ergues; euil; ey; field; gnac; gny;
    heim; igny; illac; ions; joux; lens; lieu; mare; nay; ogne; on; ouse; oy; peyre; quen; rac;
    rée; sac; sart; teau; thion; ulles; vart; vic; villers; zac
    """
)
RIVERS = _list(
    """
    sur-Loire; sur-Seine; sur-Marne; sur-Saône; sur-Oise; sur-Vienne; en-Auxois; en-Bresse;
    les-Bains; le-Vieux; la-Forêt; sous-Bois; lès-Prés; du-Lac; des-Champs
    """
)

ACTIONS = _list(
    """
    Prévoir; Repérer; Détecter; Mesurer; Cartographier; Anticiper; Optimiser; Simuler; Trier;
    Résumer; Transcrire; Classer; Suivre; Estimer; Localiser; Automatiser; Améliorer; Analyser;
    Surveiller; Planifier; Réduire; Comparer; Rédiger; Orienter; Vérifier
    """
)
OBJECTS = _list(
    """
    les repas de la cantine; les fuites d’eau; les dépôts sauvages; les courriers des usagers;
    la consommation des bâtiments; les trajets des bus; les places de stationnement;
    l’éclairage des rues; les îlots de chaleur; les délibérations du conseil;
    les demandes d’urbanisme; les nids-de-poule; la qualité de l’air; les crues de la rivière;
    les tournées de collecte; les arbres remarquables; les comptes rendus de réunion;
    les questions des habitants; les inscriptions en crèche; les marchés publics;
    le trafic routier; les piscines non déclarées; les friches à réhabiliter;
    les besoins en recrutement; les archives municipales; les haies bocagères;
    les aides sociales; les transports scolaires; la fréquentation des musées;
    les réseaux d’assainissement; les toitures solaires; les signalements de voirie;
    les eaux de baignade; le bruit urbain; les pistes cyclables; les logements vacants;
    les espèces invasives; les appels au standard; les dossiers de subvention;
    les bornes de recharge
    """
)
METHODS = _list(
    """
    à partir de photos prises par les véhicules de service; à partir des relevés des compteurs;
    par apprentissage sur cinq années d’historique; avec un assistant conversationnel;
    grâce à des capteurs posés sur le terrain; par analyse d’images aériennes;
    avec un modèle de langage hébergé en France; en croisant la météo et le calendrier scolaire;
    à l’aide d’un jumeau numérique; par reconnaissance automatique de la parole;
    avec des données ouvertes et des relevés de terrain; par classification de textes
    """
)
BENEFITS = _list(
    """
    pour réduire le gaspillage; pour mieux répondre aux habitants; pour économiser l’énergie;
    pour intervenir plus vite; pour libérer du temps aux agents;
    pour préparer les décisions des élus; pour éviter des déplacements inutiles;
    pour limiter les émissions de carbone; pour rendre le service accessible à tous;
    pour maîtriser les dépenses; pour protéger la ressource en eau;
    pour renforcer la sécurité des personnes
    """
)
SENTENCES = (
    "Le projet aide les services à {action} {object} {method}.",
    "Les agents reçoivent chaque matin une liste de priorités {benefit}.",
    "Les données sont collectées {method}, puis vérifiées par l’équipe de {place}.",
    "La solution {product} a été retenue après une consultation {benefit}.",
    "Une première expérimentation a porté sur le quartier de {place} pendant {months} mois.",
    "Le service est ouvert aux habitants {benefit}, avec un accompagnement par téléphone.",
    "Un tableau de bord partagé permet de {action} {object} et de suivre les résultats.",
    "L’outil propose, une personne décide : aucune réponse n’est envoyée sans relecture.",
    "Le calcul s’appuie sur {number} relevés et tourne chaque nuit {method}.",
    "La collectivité prévoit d’étendre le dispositif à {object} {benefit}.",
    "Un comité d’usagers suit le projet et les données publiées chaque trimestre.",
    "Les premiers résultats montrent {percent} % d’erreurs en moins sur {object}.",
    "Le code est réutilisable par d’autres collectivités, comme à {place}.",
    "L’équipe a d’abord nettoyé {number} données, une étape plus longue que prévu.",
    "Une charte précise les usages permis et ceux qui restent interdits.",
    "La plateforme {product} rassemble les données dispersées entre les services.",
)
SYLLABLES = _list(
    """
    ba; ce; di; fo; ga; io; ka; li; ma; né; op; pi; qua; ro; sé; ta; ur; vi; xa; zé; lo; tri; éo;
    data; géo; smart; urba; éco; cité; terri
    """
)
PARTNERS = _list(
    """
    Université; Laboratoire; Agence; Institut; Société; Syndicat; École; Observatoire
    """
)
