using Federation.Web.Languages;

namespace Federation.Web.Certificates;

internal static class CertificateFrench
{
    public static CertificateWords Words { get; } = new()
    {
        Language = Language.French,
        Certificate = "Certificat du label",
        States = new Dictionary<string, string> { ["HELD"] = "Détenu", ["SUSPENDED"] = "Suspendu", ["EXPIRED"] = "Expiré", ["REVOKED"] = "Retiré", ["REPLACED"] = "Remplacé" },
        Levels = "Niveaux détenus",
        Axis = "Axe",
        Awarded = "Niveau",
        NotMeasured = "non mesuré",
        Lowest = "Ensemble : l’axe le plus bas, jamais une moyenne",
        AwardedOn = "Attribué le",
        ValidUntil = "Valable jusqu’au",
        Criteria = "Critères, version",
        Address = "Certificat",
        AsOf = "État au",
        Later = "La suite se lit à l’adresse du certificat.",
        ScanCode = "Code à scanner : l’adresse du certificat",
        Scan = "À scanner pour voir où il en est aujourd’hui",
        NoProof = "Cette page ne prouve rien par elle-même : qui imite ce site, ou imprime une feuille, peut écrire les mêmes mots. Ce qui prouve, c’est la signature du certificat, vérifiée par un programme de confiance avec des clés prises à une adresse de confiance.",
        Basis = "Ce qui a été prouvé, et comment",
        Question = "Question",
        Proven = "Ce qui a compté",
        Evidence = "Preuve",
        Known = "Ce que l’annuaire sait lui-même",
        KnownLead = "Ce que les réseaux publient du centre, et ce qui s’en calcule.",
        Gone = "Plus aucun réseau ne publie ce centre : l’annuaire lui-même n’en sait rien.",
        Check = "Le vérifier sans nous",
        CheckLead = "Le certificat est signé : avec lui, les clés et les deux listes d’état, chacun peut le vérifier sans interroger ce site, avec tout vérificateur de Verifiable Credentials 2.0 ou d’Open Badges 3.0.",
        CertificateAt = "Certificat",
        KeysAt = "Clés de l’émetteur",
        StatusAt = "Listes d’état",
        ProofAt = "Preuve qu’il est au journal public",
        NotYetLogged = "pas encore au journal ; revenez dans un instant",
        CriteriaAt = "Critères du label",
        Badge = "Badge qui contient le certificat",
        Verifier = "Avec un vérificateur sur votre machine",
        VerifierLead = "Un seul fichier à garder : il s’ouvre depuis votre disque, marche sans réseau et dit ce qu’il a pu prouver ou non. Comparez son empreinte à celle de la documentation, et prenez-le avant d’en avoir besoin, chez qui vous inspire confiance.",
        VerifierGet = "Télécharger le vérificateur",
        Command = "Par une commande",
    };
}
