using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Federation.Cluster.Storage.Membership;

/// <summary>
/// Which hosts there are, as Orleans' membership protocol writes it: one row for each host and one for the table, compared and swapped together. It lies in a store of its own, so that no load waits before it, and no copy of the directory has it. Thread safe.
/// </summary>
/// <remarks>That a host is alive stands in a row beside its own: said often, it must not overtake what others decide about the host. What Orleans calls its role is which release it is, which hosts of every release hand on as they found it.</remarks>
/// <param name="release">Of the host whose table it is; null for one that only reads, or is this process.</param>
/// <param name="clock">Null for that of the machine.</param>
internal sealed class StoreMembershipTable(IDirectoryStore store, HostRelease? release = null, TimeProvider? clock = null) : IMembershipTable
{
    private const string Partition = "membership";
    private static readonly StateKey Table = new("table", "version");

    public async Task InitializeMembershipTable(bool tryInitTableVersion)
    {
        if (!tryInitTableVersion || await store.ReadAsync(Table) is not null) return;
        await TryCommitAsync(new StateWrite(Table, 0, Body(new TableRow(0), MembershipJson.Default.TableRow))); // or another host was first
    }

    public async Task<MembershipTableData> ReadRow(SiloAddress key)
    {
        string address = key.ToParsableString();
        return Data(await TableAsync(), await store.ReadAsync(Host(address)) is { } row ? [row] : [], await store.ReadAsync(Alive(address)) is { } alive ? [alive] : []);
    }

    public async Task<MembershipTableData> ReadAll()
    {
        // The table's version is read before its rows: what changes between is found to be stale when it is written, and not the other way round.
        var table = await TableAsync();
        return Data(table, await store.ScanAsync("silo").ToListAsync(), await store.ScanAsync("alive").ToListAsync());
    }

    /// <summary>Only a host itself puts itself down.</summary>
    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.Wire"/>: it cannot speak with one that is at work. Whoever joins between this look and the commit has changed the table's version.</exception>
    public async Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion)
    {
        var own = release ?? HostRelease.Own;
        ClusterMembership.DemandUnderstood(own, await ReadAll(), clock ?? TimeProvider.System);
        return await TryCommitAsync(
            Next(tableVersion),
            new StateWrite(Host(entry.SiloAddress.ToParsableString()), 0, Body(MembershipRow.Of(entry) with { Role = own.ToString() }, MembershipJson.Default.MembershipRow)),
            new StateWrite(Alive(entry.SiloAddress.ToParsableString()), 0, Body(new AliveRow(entry.IAmAliveTime), MembershipJson.Default.AliveRow)));
    }

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => TryCommitAsync(
        Next(tableVersion),
        new StateWrite(Host(entry.SiloAddress.ToParsableString()), Version(etag), Body(MembershipRow.Of(entry), MembershipJson.Default.MembershipRow)));

    public async Task UpdateIAmAlive(MembershipEntry entry)
    {
        var key = Alive(entry.SiloAddress.ToParsableString());
        byte[] body = Body(new AliveRow(entry.IAmAliveTime), MembershipJson.Default.AliveRow);
        long version = (await store.ReadAsync(key))?.Version ?? 0;
        await TryCommitAsync(new StateWrite(key, version, body)); // a host alone writes its own, one time after the other
    }

    public async Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate)
    {
        foreach (var (entry, etag) in (await ReadAll()).Members)
        {
            if (entry.Status != SiloStatus.Dead || entry.IAmAliveTime >= beforeDate || entry.StartTime >= beforeDate) continue;
            await RemoveAsync(entry.SiloAddress.ToParsableString(), Version(etag));
        }
    }

    public async Task DeleteMembershipTableEntries(string clusterId)
    {
        foreach (var (entry, etag) in (await ReadAll()).Members) await RemoveAsync(entry.SiloAddress.ToParsableString(), Version(etag));
        if (await store.ReadAsync(Table) is { } table) await TryCommitAsync(new StateWrite(Table, table.Version, null));
    }

    private static StateKey Host(string address) => new("silo", address);

    private static StateKey Alive(string address) => new("alive", address);

    private static StateWrite Next(TableVersion version) => new(Table, Version(version.VersionEtag), Body(new TableRow(version.Version), MembershipJson.Default.TableRow));

    private static long Version(string etag) => long.Parse(etag, CultureInfo.InvariantCulture);

    private static string Etag(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static byte[] Body<T>(T row, JsonTypeInfo<T> contract) => JsonSerializer.SerializeToUtf8Bytes(row, contract);

    private static T Read<T>(StateRow row, JsonTypeInfo<T> contract) => JsonSerializer.Deserialize(row.Body.Span, contract) ?? throw new StoreUnavailableException(StoreCodes.Row, $"Row {row.Key} of the membership is null.");

    private static MembershipTableData Data(TableVersion version, IReadOnlyList<StateRow> hosts, IReadOnlyList<StateRow> alive)
    {
        var seen = alive.ToDictionary(row => row.Key.Id, row => Read(row, MembershipJson.Default.AliveRow).At);
        return new MembershipTableData([.. hosts.Select(Entry)], version);

        Tuple<MembershipEntry, string> Entry(StateRow row) => Tuple.Create(Read(row, MembershipJson.Default.MembershipRow).ToEntry(seen.GetValueOrDefault(row.Key.Id)), Etag(row.Version));
    }

    private async Task<TableVersion> TableAsync() => await store.ReadAsync(Table) is { } row ? new TableVersion(Read(row, MembershipJson.Default.TableRow).Version, Etag(row.Version)) : new TableVersion(0, "0");

    /// <summary>A host that is dead for long: what others decide meanwhile stands.</summary>
    private async Task RemoveAsync(string address, long version)
    {
        long alive = (await store.ReadAsync(Alive(address)))?.Version ?? 0;
        await TryCommitAsync(new StateWrite(Host(address), version, null), new StateWrite(Alive(address), alive, null));
    }

    /// <summary>False where somebody else wrote first.</summary>
    private async Task<bool> TryCommitAsync(params StateWrite[] writes)
    {
        try
        {
            await store.CommitAsync(new StoreBatch { PartitionKey = Partition, Writes = writes });
            return true;
        }
        catch (VersionConflictException)
        {
            return false;
        }
    }
}
