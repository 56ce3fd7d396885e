using Federation.Web.Languages;

namespace Federation.Web.Certificates;

/// <summary>The words of a certificate's page in one language.</summary>
public sealed record CertificateWords
{
    public required Language Language { get; init; }

    public required string Certificate { get; init; }

    /// <summary>By the schema's CertificateState.</summary>
    public required IReadOnlyDictionary<string, string> States { get; init; }

    public required string Levels { get; init; }

    public required string Axis { get; init; }

    public required string Awarded { get; init; }

    public required string NotMeasured { get; init; }

    public required string Lowest { get; init; }

    public required string AwardedOn { get; init; }

    public required string ValidUntil { get; init; }

    public required string Criteria { get; init; }

    public required string Address { get; init; }

    /// <summary>Followed by the time.</summary>
    public required string AsOf { get; init; }

    public required string Later { get; init; }

    public required string ScanCode { get; init; }

    public required string Scan { get; init; }

    /// <summary>What a page like this one cannot prove.</summary>
    public required string NoProof { get; init; }

    public required string Basis { get; init; }

    public required string Question { get; init; }

    public required string Proven { get; init; }

    public required string Evidence { get; init; }

    public required string Known { get; init; }

    public required string KnownLead { get; init; }

    public required string Gone { get; init; }

    public required string Check { get; init; }

    public required string CheckLead { get; init; }

    public required string CertificateAt { get; init; }

    public required string KeysAt { get; init; }

    public required string StatusAt { get; init; }

    public required string ProofAt { get; init; }

    public required string NotYetLogged { get; init; }

    public required string CriteriaAt { get; init; }

    public required string Badge { get; init; }

    public required string Verifier { get; init; }

    public required string VerifierLead { get; init; }

    public required string VerifierGet { get; init; }

    public required string Command { get; init; }

    public string Level(int level) => Language.Pick($"Level {level}", $"Niveau {level}");

    public static CertificateWords Of(Language language) => language.Pick(CertificateEnglish.Words, CertificateFrench.Words);
}
