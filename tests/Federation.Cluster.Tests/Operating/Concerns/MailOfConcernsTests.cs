using Federation.Cluster.Mail;
using Federation.Cluster.Operating.Concerns;
using Federation.Cluster.Storage.Sqlite;
using Federation.Cluster.Tests.Storage;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Operating.Concerns;

/// <summary>Mail to operators about what is urgent.</summary>
public sealed class MailOfConcernsTests : IAsyncDisposable
{
    private static readonly UrgentConcern Disk = new(UrgentKind.DiskShort), Late = new(UrgentKind.ReaderLate, "index");

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));
    private readonly SqliteDirectoryStore _store;

    public MailOfConcernsTests() => _store = SqliteDirectoryStore.Open(_folder.File("directory.db"));

    private Outbox Outbox => new(_store, Options.Create(new MailOptions { Server = new Uri("smtp://localhost"), From = "directory@directory.example" }));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Concern_ThatBeginsAndEnds_IsMailedToEveryOperatorOnceEach()
    {
        await WatchAsync(minutes: 30, Disk);
        await WatchAsync(minutes: 30);

        Assert.Equal(
            ["concern/disk_short/20261129090000/Began-0 one", "concern/disk_short/20261129090000/Began-1 two", "concern/disk_short/20261129090000/Ended-0 one", "concern/disk_short/20261129090000/Ended-1 two"],
            await MailsAsync());
        Assert.Empty(await MailCheck.RunAsync(_store, Token));
    }

    [Fact]
    public async Task Concerns_OfSeveralHosts_AreOneConcern()
    {
        // One host sees it and the other does not: it is so.
        for (int minute = 0; minute < 20; minute++)
        {
            await Of().RunAsync([Late], Token);
            await Of().RunAsync([], Token);
            _clock.Advance(ConcernWatch.Every);
        }

        Assert.Equal(2, (await MailsAsync()).Count);
    }

    [Fact]
    public async Task Mail_OfAConcern_SaysItInBothLanguagesAndNamesNobody()
    {
        await WatchAsync(minutes: 5, Late);
        await WatchAsync(minutes: 10);

        var mails = await Outbox.RowsAsync(Token).Select(row => MailText.Of(row.Mail, new Uri("https://directory.example"))).Distinct().ToListAsync(Token);

        Assert.Equal(["Annuaire : c'est fini / Directory: it is over", "Annuaire : urgent / Directory: urgent"], mails.Select(mail => mail.Subject).Order(StringComparer.Ordinal));
        Assert.All(mails, mail => Assert.Contains("Un lecteur du flux est en retard depuis plus de cinq minutes : la recherche.", mail.Text, StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.Contains("A reader of the feed is behind for more than five minutes: search.", mail.Text, StringComparison.Ordinal));
    }

    private async Task WatchAsync(int minutes, params UrgentConcern[] seen)
    {
        for (int minute = 0; minute < minutes; minute++)
        {
            await Of().RunAsync(seen, Token);
            _clock.Advance(ConcernWatch.Every);
        }
    }

    private async Task<List<string>> MailsAsync() => await Outbox.RowsAsync(Token).Select(row => $"{row.Row.Key.Id} {row.Mail.Account}").Order(StringComparer.Ordinal).ToListAsync(Token);

    private MailOfConcerns Of() => new(_store, Outbox, new Operators(), _clock);

    private sealed class Operators : IOperatorAccounts
    {
        public Task<IReadOnlyList<string>> AllAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(["one", "two"]);
    }
}
