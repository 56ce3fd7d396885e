using Federation.Cluster.Members.Passes.Issuers;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Passes;

/// <summary>
/// What a genuine pass for this centre says. That its credential counts at the moment is not among it: <see cref="Until"/> is for <see cref="Admissions.Admission"/> to look at, since a visitor
/// who is blocked is told so before anything else.
/// </summary>
public sealed record PassFacts
{
    public required Pseudonym Visitor { get; init; }

    public required NetworkId HomeNetwork { get; init; }

    public required Tier Tier { get; init; }

    public required OfflinePolicy OfflinePolicy { get; init; }

    /// <summary>Who issued the credential.</summary>
    public required string Issuer { get; init; }

    /// <summary>As <see cref="PassIssuer.Chain"/>: what the decision stood on.</summary>
    public string? Chain { get; init; }

    /// <summary>As <see cref="CredentialOrder.StatusIndex"/>.</summary>
    public required int StatusIndex { get; init; }

    /// <summary>As <see cref="CredentialOrder.LabelLevel"/>.</summary>
    public required int? LabelLevel { get; init; }

    /// <summary>From this moment on the credential counts no more.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>By the phone's clock.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>By the phone's clock: of the pass itself. The verifier has held it to its time.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>What the phone signed over. Whether a door gave it out, and to whom, is for the door.</summary>
    public required DoorNonce Nonce { get; init; }
}

/// <summary>What a text that was shown as a pass is: facts, or why it is none. Never both.</summary>
public sealed record PassReading
{
    public PassFacts? Facts { get; private init; }

    public PassRefusal? Refusal { get; private init; }

    internal static PassReading Of(PassFacts facts) => new() { Facts = facts };

    internal static PassReading Refused(string code, string message) => new() { Refusal = new PassRefusal(code, message) };
}

/// <summary>Why something is no pass, or why there is no credential.</summary>
/// <param name="Code">One of <see cref="PassCodes"/>.</param>
/// <param name="Message">In English, with nothing of what was shown.</param>
public sealed record PassRefusal(string Code, string Message);
