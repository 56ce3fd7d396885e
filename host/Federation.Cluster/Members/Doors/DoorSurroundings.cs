using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Hosting;
using Federation.Cluster.Members.Hosting.Quotas;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Status;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Doors;

/// <summary>What a door has to know of the world outside it: the time, what a pass is, and what the centre is now. Thread safe.</summary>
internal sealed class DoorSurroundings(PassVerifier verifier, ICredentialStates states, CentreArchive centres, LabelArchive labels, HostingArchive hosting, QuotaDesk quotas, TimeProvider clock)
{
    private static readonly TimeSpan QuotaPatience = TimeSpan.FromSeconds(3);

    public DateTimeOffset Now => clock.GetUtcNow();

    public Task<PassReading> ReadAsync(string pass, CentreId centre, DateTimeOffset now) => verifier.VerifyAsync(pass, centre, now);

    /// <summary>What the member's home network says of the credential, where it wants to be asked. Of one that is over it has forgotten what it was.</summary>
    public Task<CredentialState> AskHomeAsync(PassFacts pass, DateTimeOffset now) =>
        pass.OfflinePolicy == OfflinePolicy.Always || pass.Until <= now ? Task.FromResult(CredentialState.Unasked) : states.AskAsync(pass, CancellationToken.None);

    /// <summary>As the store has it at this moment: a label that is suspended counts no more from the next pass on.</summary>
    public async Task<HostCentre> LookAsync(CentreId id, DateTimeOffset now)
    {
        var centre = (await centres.ReadAsync([id], CancellationToken.None))[0];
        var label = (await labels.ReadAsync([id], CancellationToken.None))[0];
        return HostCentre.Of(centre, label, now);
    }

    /// <summary>What the network that keeps the door and another say of each other, as the store has it at this moment.</summary>
    public Task<HostingCase> BetweenAsync(NetworkId? host, NetworkId home) => hosting.BetweenAsync(host, home, CancellationToken.None);

    /// <summary>Asks for a share in a number of visits.</summary>
    /// <exception cref="TimeoutException">There was no answer in three seconds, in which everybody at the door waits.</exception>
    public Task<QuotaLease> LeaseAsync(QuotaKey key, QuotaRequest request) => quotas.LeaseAsync(key, request).WaitAsync(QuotaPatience, clock);

    /// <summary>The networks that list the centre at this moment; none where the directory has no such centre.</summary>
    public async Task<IReadOnlyList<NetworkId>> ListersAsync(CentreId id) => [.. (await centres.ReadAsync([id], CancellationToken.None))[0]?.State.Networks ?? []];
}
