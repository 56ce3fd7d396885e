using System.Net;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Membership;
using Federation.Cluster.Storage.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Orleans.Runtime;

namespace Federation.Cluster.Tests.Storage;

/// <summary>What Orleans' membership protocol asks of its table.</summary>
public sealed class MembershipTableTests : IAsyncLifetime
{
    private static readonly DateTime Now = new(2026, 11, 30, 8, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDirectoryStore _store;
    private readonly StoreMembershipTable _table;

    public MembershipTableTests()
    {
        _store = SqliteDirectoryStore.Open(_folder.File("members.db"));
        _table = new StoreMembershipTable(_store);
    }

    public async ValueTask InitializeAsync() => await _table.InitializeMembershipTable(tryInitTableVersion: true);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Host_Inserted_ComesBackAsItWas()
    {
        var entry = Entry(1);
        entry.SuspectTimes = [Tuple.Create(Address(2), Now)];

        Assert.True(await _table.InsertRow(entry, (await _table.ReadAll()).Version.Next()));

        var data = await _table.ReadRow(Address(1));
        var read = Assert.Single(data.Members).Item1;
        Assert.Equal((1, SiloStatus.Active, "silo 1", "host", 30_001, Now, Now), (data.Version.Version, read.Status, read.SiloName, read.HostName, read.ProxyPort, read.StartTime, read.IAmAliveTime));
        Assert.Equal(Tuple.Create(Address(2), Now), Assert.Single(read.SuspectTimes ?? []));
        Assert.Empty((await _table.ReadRow(Address(2))).Members);
    }

    [Fact]
    public async Task Host_InsertedTwice_OrAtAnOldVersionOfTheTable_IsRefused()
    {
        var version = (await _table.ReadAll()).Version;
        Assert.True(await _table.InsertRow(Entry(1), version.Next()));

        Assert.False(await _table.InsertRow(Entry(2), version.Next()));
        Assert.False(await _table.InsertRow(Entry(1), (await _table.ReadAll()).Version.Next()));
        Assert.Single((await _table.ReadAll()).Members);
    }

    [Fact]
    public async Task Host_Updated_OnlyByWhoSawItLast()
    {
        await _table.InsertRow(Entry(1), (await _table.ReadAll()).Version.Next());
        var seen = await _table.ReadAll();
        string etag = seen.Members[0].Item2;
        var dead = Entry(1);
        dead.Status = SiloStatus.Dead;

        Assert.True(await _table.UpdateRow(dead, etag, seen.Version.Next()));
        Assert.False(await _table.UpdateRow(Entry(1), etag, (await _table.ReadAll()).Version.Next()));
        Assert.False(await _table.UpdateRow(Entry(1), (await _table.ReadAll()).Members[0].Item2, seen.Version.Next()));
        Assert.Equal(SiloStatus.Dead, (await _table.ReadAll()).Members[0].Item1.Status);
    }

    [Fact]
    public async Task Host_ThatIsAlive_OvertakesNobody()
    {
        await _table.InsertRow(Entry(1), (await _table.ReadAll()).Version.Next());
        var seen = await _table.ReadAll();
        var later = Entry(1);
        later.IAmAliveTime = Now.AddMinutes(5);

        await _table.UpdateIAmAlive(later);

        Assert.Equal(Now.AddMinutes(5), (await _table.ReadAll()).Members[0].Item1.IAmAliveTime);
        Assert.True(await _table.UpdateRow(Entry(1), seen.Members[0].Item2, seen.Version.Next()));
        Assert.Equal(Now.AddMinutes(5), (await _table.ReadRow(Address(1))).Members[0].Item1.IAmAliveTime);
    }

    [Fact]
    public async Task Hosts_OfManyAtOnce_EachWinARound()
    {
        await Task.WhenAll(Enumerable.Range(1, 12).Select(async number =>
        {
            while (!await _table.InsertRow(Entry(number), (await _table.ReadAll()).Version.Next()))
            {
                // Another was faster.
            }
        }));

        var data = await _table.ReadAll();
        Assert.Equal((12, 12), (data.Members.Count, data.Version.Version));
    }

    [Fact]
    public async Task Cleanup_TakesTheDeadOfLongAgoAlone()
    {
        foreach (var (number, status, at) in ((int, SiloStatus, DateTime)[])[(1, SiloStatus.Dead, Now.AddDays(-2)), (2, SiloStatus.Dead, Now), (3, SiloStatus.Active, Now.AddDays(-2))])
        {
            var entry = Entry(number);
            (entry.Status, entry.StartTime, entry.IAmAliveTime) = (status, at, at);
            Assert.True(await _table.InsertRow(entry, (await _table.ReadAll()).Version.Next()));
        }

        await _table.CleanupDefunctSiloEntries(Now.AddDays(-1));
        Assert.Equal([Address(2), Address(3)], (await _table.ReadAll()).Members.Select(member => member.Item1.SiloAddress).Order());

        await _table.DeleteMembershipTableEntries("federation");
        var emptied = await _table.ReadAll();
        Assert.Equal((0, 0), (emptied.Members.Count, emptied.Version.Version));
    }

    [Fact]
    public async Task HostsAtWork_AreThoseThatHaveSaidSoOfLate()
    {
        foreach (var (number, status, at) in ((int, SiloStatus, DateTime)[])[(1, SiloStatus.Active, Now), (2, SiloStatus.Dead, Now), (3, SiloStatus.Active, Now.AddHours(-1))])
        {
            var entry = Entry(number);
            (entry.Status, entry.IAmAliveTime) = (status, at);
            await _table.InsertRow(entry, (await _table.ReadAll()).Version.Next());
        }

        Assert.Equal(["127.0.0.1:11001"], await ClusterMembership.HostsAtWorkAsync(_store, new FakeTimeProvider(Now)));
    }

    private static SiloAddress Address(int number) => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11_000 + number), 1);

    private static MembershipEntry Entry(int number) => new()
    {
        SiloAddress = Address(number),
        SiloName = $"silo {number}",
        HostName = "host",
        Status = SiloStatus.Active,
        ProxyPort = 30_000 + number,
        StartTime = Now,
        IAmAliveTime = Now,
    };
}
