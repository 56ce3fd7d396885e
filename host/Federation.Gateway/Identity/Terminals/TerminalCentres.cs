using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;

namespace Federation.Gateway.Identity.Terminals;

/// <summary>A centre at whose door a terminal may stand.</summary>
/// <param name="Id">As it is known now, also where it was asked for by one that was merged into it.</param>
/// <param name="Keeper">The network whose staff stand at its door; null where none does.</param>
internal sealed record TerminalCentre(CentreId Id, string Name, NetworkId? Keeper)
{
    /// <summary>Whether somebody is staff there, or more. An operator of the directory is not: terminals are for those who are at the place.</summary>
    public bool IsStaff(Caller caller) => Keeper is { } network && caller.Grants.Any(grant => grant.Network == network && grant.Covers(Role.CentreStaff, network));
}

/// <summary>Finds centres at whose doors terminals may stand. Thread safe.</summary>
internal sealed class TerminalCentres(CentreIndex index, DoorArchive doors)
{
    /// <summary>Null where no centre of that id is open.</summary>
    public async Task<TerminalCentre?> FindAsync(string? text, CancellationToken cancellationToken)
    {
        if (!CentreId.TryParse(text, out var id) || index.Current.Find(id) is not { } found) return null;
        var terms = (await doors.ReadAsync([found.Id], cancellationToken))[0];
        return new TerminalCentre(found.Id, found.Name, DoorKeeper.Of(terms.Keeper, found.Networks));
    }
}
