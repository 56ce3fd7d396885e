using System.Globalization;
using Federation.Registry;

namespace Federation.Gateway.Web.Certificates;

/// <summary>The words of a certificate's page in one language.</summary>
internal sealed record CertificatePageWords
{
    public required string Code { get; init; }

    /// <summary>The other language: its code, and its name in itself.</summary>
    public required (string Code, string Name) Other { get; init; }

    public required string Certificate { get; init; }

    /// <summary>Followed by the time.</summary>
    public required string AsOf { get; init; }

    public required string Later { get; init; }

    public required string Levels { get; init; }

    public required string Axis { get; init; }

    public required string Level { get; init; }

    public required string NotMeasured { get; init; }

    public required string Lowest { get; init; }

    public required string Check { get; init; }

    public required string CheckLead { get; init; }

    public required string ScanCode { get; init; }

    public required string CertificateAt { get; init; }

    public required string KeysAt { get; init; }

    public required string StatusAt { get; init; }

    public required string ProofAt { get; init; }

    public required string CriteriaAt { get; init; }

    public required string Badge { get; init; }

    /// <summary>Followed by a command.</summary>
    public required string Command { get; init; }

    public required string Basis { get; init; }

    public required string Known { get; init; }

    public required string KnownLead { get; init; }

    private static CertificatePageWords English { get; } = new()
    {
        Code = "en",
        Other = ("fr", "Français"),
        Certificate = "Certificate of the label",
        AsOf = "As it stood on",
        Later = "How it stands later, the certificate’s address tells.",
        Levels = "Levels held",
        Axis = "Axis",
        Level = "Level",
        NotMeasured = "not measured",
        Lowest = "Overall: the lowest axis, never an average",
        Check = "Check it without us",
        CheckLead = "The certificate is signed: whoever has it, the keys and the two status lists can check it without asking this site, with any verifier of Verifiable Credentials 2.0 or Open Badges 3.0.",
        ScanCode = "Code to scan: the address of the certificate",
        CertificateAt = "Certificate",
        KeysAt = "Keys of the issuer",
        StatusAt = "Status lists",
        ProofAt = "Proof that it is in the public log",
        CriteriaAt = "Criteria of the label",
        Badge = "Badge with the certificate in it",
        Command = "Or by one command:",
        Basis = "On what the label stands",
        Known = "What the directory itself knows",
        KnownLead = "What networks list of the centre, and what can be counted of that.",
    };

    private static CertificatePageWords French { get; } = new()
    {
        Code = "fr",
        Other = ("en", "English"),
        Certificate = "Certificat du label",
        AsOf = "État au",
        Later = "La suite se lit à l’adresse du certificat.",
        Levels = "Niveaux détenus",
        Axis = "Axe",
        Level = "Niveau",
        NotMeasured = "non mesuré",
        Lowest = "Ensemble\u00A0: l’axe le plus bas, jamais une moyenne",
        Check = "Le vérifier sans nous",
        CheckLead = "Le certificat est signé\u00A0: avec lui, les clés et les deux listes d’état, chacun peut le vérifier sans interroger ce site, avec tout vérificateur de Verifiable Credentials 2.0 ou d’Open Badges 3.0.",
        ScanCode = "Code à scanner\u00A0: l’adresse du certificat",
        CertificateAt = "Certificat",
        KeysAt = "Clés de l’émetteur",
        StatusAt = "Listes d’état",
        ProofAt = "Preuve qu’il est au journal public",
        CriteriaAt = "Critères du label",
        Badge = "Badge qui contient le certificat",
        Command = "Ou par une commande\u00A0:",
        Basis = "Sur quoi le label repose",
        Known = "Ce que l’annuaire sait lui-même",
        KnownLead = "Ce que les réseaux publient du centre, et ce qui s’en calcule.",
    };

    /// <summary>Day and minute in UTC.</summary>
    public string Time(DateTimeOffset at) => at.UtcDateTime.ToString(Code == French.Code ? "d MMMM yyyy 'à' HH:mm 'UTC'" : "d MMMM yyyy, HH:mm 'UTC'", CultureInfo.GetCultureInfo(Code));

    public static CertificatePageWords Of(Language language) => language == Language.French ? French : English;
}
