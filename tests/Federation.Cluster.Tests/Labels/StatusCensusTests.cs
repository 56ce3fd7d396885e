using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Storage;
using Federation.Registry.Certificates.Status;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Tests.Labels;

/// <summary>What the status lists say where a stored row is damaged: never that a certificate holds of which nobody can tell, and of every other one what is so.</summary>
public sealed class StatusCensusTests : IAsyncLifetime
{
    private const string Other = "0198a000000070008000000000000002";
    private const string Third = "0198a000000070008000000000000003";
    private const int Place = 7, OtherPlace = 70, Unclaimed = 700;

    private readonly SqlitePlace _place = new();
    private readonly RecordedLines _lines = new();
    private IDirectoryStore? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IDirectoryStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    public async ValueTask InitializeAsync()
    {
        _store = await _place.OpenAsync();
        await Store.PutAsync(RowKinds.Label, Other, Suspended(Other));
        await Store.PutAsync(RowKinds.Certificate, $"{Other}-1", StoredRows.Certificate(OtherPlace));
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task Lists_OfSoundRows_SaySuspendedOfWhatIs()
    {
        await Store.PutAsync(RowKinds.Label, StoredRows.Centre, StoredRows.Label);
        await Store.PutAsync(RowKinds.Certificate, $"{StoredRows.Centre}-1", StoredRows.Certificate(Place));
        await Store.PutAsync(RowKinds.StatusPlaces, "all", StoredRows.Places(Place, OtherPlace, Unclaimed));

        Assert.Equal([OtherPlace], await SetAsync(StatusPurpose.Suspension));
        Assert.Empty(await SetAsync(StatusPurpose.Revocation));
        Assert.Empty(_lines.All);
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("null")]
    [InlineData("""{"centre":"0198a000000070008000000000000001","events":null}""")]
    [InlineData("""{"centre":"0198a000000070008000000000000001","events":[null]}""")]
    [InlineData("""{"centre":"0198a000000070008000000000000001","events":[]}""")]
    [InlineData("""{"centre":"0198a000000070008000000000000001","events":[{"version":2,"kind":"Reinstated","number":1,"at":"2026-11-29T12:00:00+00:00","actor":"operator","reason":"Mended."}]}""")]
    [InlineData(null)]
    public async Task Lists_WhereALabelCannotBeRead_SuspendItsCertificateAlone(string? label)
    {
        if (label is not null) await Store.PutAsync(RowKinds.Label, StoredRows.Centre, label);
        await Store.PutAsync(RowKinds.Certificate, $"{StoredRows.Centre}-1", StoredRows.Certificate(Place));
        await Store.PutAsync(RowKinds.StatusPlaces, "all", StoredRows.Places(Place, OtherPlace, Unclaimed));

        Assert.Equal([Place, OtherPlace], await SetAsync(StatusPurpose.Suspension));
        Assert.Empty(await SetAsync(StatusPurpose.Revocation));
        Assert.StartsWith($"store.row: the row label/{StoredRows.Centre} ", Assert.Single(_lines.All), StringComparison.Ordinal);
    }

    // Where it stands in the lists is gone with it, but not which places were taken.
    [Theory]
    [InlineData("rubbish")]
    [InlineData("{}")]
    [InlineData("""{"certificate":{"centreName":"La Fabrique","place":-1,"at":"2026-11-28T12:00:00+00:00"}}""")]
    [InlineData("""{"certificate":{"centreName":"La Fabrique","place":2147483647,"at":"2026-11-28T12:00:00+00:00"}}""")]
    public async Task Lists_WhereACertificateCannotBeRead_SuspendEveryTakenPlaceThatNoOtherHas(string certificate)
    {
        await Store.PutAsync(RowKinds.Label, StoredRows.Centre, StoredRows.Label);
        await Store.PutAsync(RowKinds.Certificate, $"{StoredRows.Centre}-1", certificate);
        await Store.PutAsync(RowKinds.Label, Third, StoredRows.Label.Replace(StoredRows.Centre, Third, StringComparison.Ordinal));
        await Store.PutAsync(RowKinds.Certificate, $"{Third}-1", StoredRows.Certificate(7000));
        await Store.PutAsync(RowKinds.StatusPlaces, "all", StoredRows.Places(Place, OtherPlace, Unclaimed, 7000));

        Assert.Equal([Place, OtherPlace, Unclaimed], await SetAsync(StatusPurpose.Suspension));
        Assert.Empty(await SetAsync(StatusPurpose.Revocation));
        Assert.StartsWith($"store.row: the row certificate/{StoredRows.Centre}-1 ", Assert.Single(_lines.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_WhereNotEvenTheTakenPlacesCanBeRead_SuspendAllButTheOthers()
    {
        await Store.PutAsync(RowKinds.Certificate, $"{StoredRows.Centre}-1", "rubbish");
        await Store.PutAsync(RowKinds.Label, Third, StoredRows.Label.Replace(StoredRows.Centre, Third, StringComparison.Ordinal));
        await Store.PutAsync(RowKinds.Certificate, $"{Third}-1", StoredRows.Certificate(7000));
        await Store.PutAsync(RowKinds.StatusPlaces, "all", "rubbish");

        Assert.Equal(Enumerable.Range(0, StatusBits.FewestPlaces).Where(place => place != 7000), await SetAsync(StatusPurpose.Suspension));
        Assert.Empty(await SetAsync(StatusPurpose.Revocation));
    }

    private static string Suspended(string centre) => StoredRows.Label.Replace(StoredRows.Centre, centre, StringComparison.Ordinal)
        .Replace("]}", """,{"version":2,"kind":"Suspended","number":1,"at":"2026-11-29T12:00:00+00:00","actor":"operator","reason":"Complaints."}]}""", StringComparison.Ordinal);

    /// <summary>Twice, as lists are made again and again.</summary>
    private async Task<IReadOnlyList<int>> SetAsync(StatusPurpose purpose)
    {
        var census = new StatusCensus(Store, _lines);
        _lines.Clear();
        await census.ReadAsync(purpose, Token);
        var bits = await census.ReadAsync(purpose, Token);
        return [.. Enumerable.Range(0, bits.Length).Where(place => bits[place])];
    }

    private sealed class RecordedLines : ILogger<StatusCensus>
    {
        private readonly List<string> _all = [];

        public IReadOnlyList<string> All => _all;

        public void Clear() => _all.Clear();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _all.Add(formatter(state, exception));
    }
}
