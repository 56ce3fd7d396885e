using System.Text.Json.Serialization;

namespace Federation.Gateway.Identity.Office;

/// <summary>What a directory keeps of one person as a member, as the person gets it (docs/people.md). Moments are in UTC.</summary>
internal sealed record OwnData
{
    public required DateTimeOffset MadeAt { get; init; }

    public required OwnAccount Account { get; init; }

    public required IReadOnlyList<OwnMembership> Memberships { get; init; }

    public required IReadOnlyList<OwnRole> Roles { get; init; }

    /// <summary>Programs that the person agreed to.</summary>
    public required IReadOnlyList<OwnAgreement> Agreements { get; init; }

    /// <summary>Credentials that are out; for which centres is kept nowhere.</summary>
    public required IReadOnlyList<OwnCredential> Credentials { get; init; }

    public required IReadOnlyList<OwnVisit> Visits { get; init; }

    /// <summary>Centres that admit the person no more.</summary>
    public required IReadOnlyList<OwnBlock> Blocked { get; init; }
}

/// <param name="Email">Null for who signs in through a network: then the directory has none.</param>
/// <param name="SignsInThrough">The networks whose providers vouch for the person.</param>
internal sealed record OwnAccount(string Id, DateTime Created, string? Email, bool HasPassword, IReadOnlyList<string> SignsInThrough);

internal sealed record OwnMembership(string Network, string? Tier, DateTime? Ends, DateTime ConfirmedAt, bool IsBlocked);

internal sealed record OwnRole(string Role, string Network, DateTime GrantedAt);

/// <param name="Since">When the person first agreed.</param>
internal sealed record OwnAgreement(string Client, IReadOnlyList<string> Scopes, DateTimeOffset? Since);

internal sealed record OwnCredential(string Network, DateTime Until);

/// <param name="Centre">Its key.</param>
/// <param name="Name">The centre's; null where it is none any more.</param>
/// <param name="Pseudonym">What the centre knows the person by.</param>
/// <param name="Host">The network that hosted; null where nobody keeps the door.</param>
internal sealed record OwnVisit(string Centre, string? Name, DateTimeOffset At, DateOnly Day, string HomeNetwork, string Tier, string? Host, bool IsOffline, string Pseudonym);

internal sealed record OwnBlock(string Centre, string? Name, DateTimeOffset Since);

[JsonSerializable(typeof(OwnData))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
internal sealed partial class OwnDataJson : JsonSerializerContext;
