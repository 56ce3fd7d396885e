using Federation.Cluster.Centres;

namespace Federation.Gateway.Identity.Passes;

/// <summary>Knows whose credentials doors take. Thread safe.</summary>
internal interface IDoorIssuers
{
    /// <summary>The centre as credentials name it; null where there are none.</summary>
    string? AudienceOf(CentreId centre);

    /// <summary>None where the directory has no sign-in, or no public URL.</summary>
    Task<IReadOnlyList<DoorIssuer>> ReadAsync(CancellationToken cancellationToken);
}
