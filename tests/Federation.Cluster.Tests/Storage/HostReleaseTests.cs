using System.Net;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Membership;
using Federation.Cluster.Storage.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Orleans.Runtime;

namespace Federation.Cluster.Tests.Storage;

/// <summary>Hosts of releases that do not understand one another do not come together.</summary>
public sealed class HostReleaseTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDirectoryStore _store;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero));

    public HostReleaseTests() => _store = SqliteDirectoryStore.Open(_folder.File("members.db"));

    public async ValueTask InitializeAsync() => await Table(HostRelease.Own).InitializeMembershipTable(tryInitTableVersion: true);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(2, 1, 1, 1, true)]
    [InlineData(1, 1, 2, 1, true)]
    [InlineData(3, 2, 2, 1, true)]
    [InlineData(3, 2, 1, 1, false)]
    [InlineData(1, 1, 3, 2, false)]
    public async Task Host_ThatJoins_UnderstandsThoseAtWork(int wire, int oldest, int otherWire, int otherOldest, bool joins)
    {
        await JoinAsync(1, new HostRelease("0.9.0", otherWire, otherOldest));

        if (joins)
        {
            await JoinAsync(2, new HostRelease("1.0.0", wire, oldest));
            Assert.Equal(2, (await Table(HostRelease.Own).ReadAll()).Members.Count);
            return;
        }

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => JoinAsync(2, new HostRelease("1.0.0", wire, oldest)));
        Assert.Equal(StoreCodes.Wire, refused.Code);
        Assert.Contains("127.0.0.1:11001, release 0.9.0, speaks", refused.Message, StringComparison.Ordinal);
        Assert.Single((await Table(HostRelease.Own).ReadAll()).Members);
    }

    [Fact]
    public async Task Host_OfARelease_IsRefusedBeforeItStarts()
    {
        await JoinAsync(1, new HostRelease("9.0.0", WireVersion.Current + 2, WireVersion.Current + 1));

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => ClusterMembership.DemandUnderstoodAsync(_store, _clock));
        Assert.Equal(StoreCodes.Wire, refused.Code);

        // Those that have said nothing for long, or went, keep nobody away.
        _clock.Advance(TimeSpan.FromMinutes(3));
        await ClusterMembership.DemandUnderstoodAsync(_store, _clock);
    }

    [Fact]
    public async Task Host_ThatSaysNothing_SpeaksTheFirstVersion()
    {
        await JoinAsync(1, HostRelease.Unsaid);

        await JoinAsync(2, new HostRelease("1.0.0", 2, 1));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => JoinAsync(3, new HostRelease("2.0.0", 3, 2)));
    }

    /// <summary>Whatever release the host is that writes it: what it knows nothing of it hands on.</summary>
    [Fact]
    public async Task Release_OfAHost_StaysAsOthersWriteItsRow()
    {
        var told = new HostRelease("1.0.0", 2, 1);
        await JoinAsync(1, told);
        var table = Table(HostRelease.Unsaid);
        var (entry, etag) = (await table.ReadAll()).Members[0];
        entry.Status = SiloStatus.Dead;

        Assert.True(await table.UpdateRow(entry, etag, (await table.ReadAll()).Version.Next()));

        Assert.Equal(told, HostRelease.Read((await table.ReadAll()).Members[0].Item1.RoleName));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Federation.Host")]
    [InlineData("federation 1.0.0 wire 1-")]
    [InlineData("federation 1.0.0 wire 1-99999999999")]
    public void Text_ThatIsNone_SaysNothing(string? text) => Assert.Equal(HostRelease.Unsaid, HostRelease.Read(text));

    [Fact]
    public void Release_WrittenAndRead_IsTheSame()
    {
        Assert.Equal(HostRelease.Own, HostRelease.Read(HostRelease.Own.ToString()));
        Assert.Equal((WireVersion.Current, WireVersion.Oldest), (HostRelease.Own.Wire, HostRelease.Own.Oldest));
        Assert.True(HostRelease.Own.GoesWith(HostRelease.Own));
        Assert.Matches(@"\A[0-9]+\.[0-9]+\.[0-9]+", HostRelease.Own.Release);
    }

    private StoreMembershipTable Table(HostRelease release) => new(_store, release, _clock);

    private async Task JoinAsync(int number, HostRelease release)
    {
        var table = Table(release);
        var now = _clock.GetUtcNow().UtcDateTime;
        var entry = new MembershipEntry
        {
            SiloAddress = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11_000 + number), 1),
            SiloName = $"silo {number}",
            HostName = "host",
            RoleName = "Federation.Host",
            Status = SiloStatus.Active,
            StartTime = now,
            IAmAliveTime = now,
        };
        Assert.True(await table.InsertRow(entry, (await table.ReadAll()).Version.Next()));
    }
}
