using Federation.Web.Languages;

namespace Federation.Web.Certificates;

internal static class CertificateEnglish
{
    public static CertificateWords Words { get; } = new()
    {
        Language = Language.English,
        Certificate = "Certificate of the label",
        States = new Dictionary<string, string> { ["HELD"] = "Held", ["SUSPENDED"] = "Suspended", ["EXPIRED"] = "Expired", ["REVOKED"] = "Revoked", ["REPLACED"] = "Replaced" },
        Levels = "Levels held",
        Axis = "Axis",
        Awarded = "Level",
        NotMeasured = "not measured",
        Lowest = "Overall: the lowest axis, never an average",
        AwardedOn = "Awarded",
        ValidUntil = "Valid until",
        Criteria = "Criteria, version",
        Address = "Certificate",
        AsOf = "As it stood on",
        Later = "How it stands later, the certificate’s address tells.",
        ScanCode = "Code to scan: the address of the certificate",
        Scan = "Scan to see how it stands today",
        NoProof = "This page proves nothing by itself: whoever imitates this site, or prints a sheet, can write the same words. What proves is the signature of the certificate, checked by a program that you trust with keys from an address that you trust.",
        Basis = "What was proven, and how",
        Question = "Question",
        Proven = "What counted",
        Evidence = "Evidence",
        Known = "What the directory itself knows",
        KnownLead = "What networks list of the centre, and what can be counted of that.",
        Gone = "No network lists this centre any more, so that the directory itself knows nothing of it.",
        Check = "Check it without us",
        CheckLead = "The certificate is signed: whoever has it, the keys and the two status lists can check it without asking this site, with any verifier of Verifiable Credentials 2.0 or Open Badges 3.0.",
        CertificateAt = "Certificate",
        KeysAt = "Keys of the issuer",
        StatusAt = "Status lists",
        ProofAt = "Proof that it is in the public log",
        NotYetLogged = "not in the log yet; look again in a moment",
        CriteriaAt = "Criteria of the label",
        Badge = "Badge with the certificate in it",
        Verifier = "With a verifier on your own machine",
        VerifierLead = "One file that you keep: it opens from your disk, works without a network and says what it could prove and what not. Compare its hash with the one in the documentation, and take it before you need it, from whom you trust.",
        VerifierGet = "Download the verifier",
        Command = "By one command",
    };
}
