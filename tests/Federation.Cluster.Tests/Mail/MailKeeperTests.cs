using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Mail;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Federation.Cluster.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Mail;

/// <summary>What is done about mail where something is missing or broken.</summary>
public sealed class MailKeeperTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));
    private readonly MailOptions _options = new() { Server = new Uri("smtp://localhost"), From = "label@directory.example" };
    private readonly Sent _sent = new();
    private readonly SqliteDirectoryStore _store;

    public MailKeeperTests() => _store = SqliteDirectoryStore.Open(_folder.File("directory.db"));

    private Outbox Outbox => new(_store, Options.Create(_options));

    private LabelParties Parties => new(new CentreArchive(_store), new AssessmentArchive(_store), new NoAssessors(), new NoNetworkAccounts());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    // The operator takes the server away: what waits for it is not sent, and nobody's mailbox stays.
    [Fact]
    public async Task Run_WithoutAServer_SendsNothingAndKeepsNothingForLonger()
    {
        await PutCodeAsync();
        _options.Server = null;

        await RunAsync();
        Assert.Equal((MailState.Waiting, "info@hangar.example"), (await MailAsync()) is var waiting ? (waiting.State, waiting.Mailbox) : default);
        _clock.Advance(TimeSpan.FromHours(1));
        await RunAsync();
        Assert.Equal((MailState.GivenUp, null, null), (await MailAsync()) is var ended ? (ended.State, ended.Mailbox, ended.Code) : default);
        _clock.Advance(TimeSpan.FromDays(180));
        await RunAsync();

        Assert.Empty(await Outbox.RowsAsync(Token).ToListAsync(Token));
        Assert.Empty(_sent.Letters);
        Assert.Null(await _store.ReadAsync(new StateKey(RowKinds.MailFeed, "decisions"), Token)); // the feed is read from the first server on
    }

    [Fact]
    public async Task Run_WhereThePlaceInTheFeedCannotBeRead_SendsWhatIsThere()
    {
        await _store.CommitAsync(new StoreBatch { PartitionKey = RowKinds.Mail, Writes = [new StateWrite(new StateKey(RowKinds.MailFeed, "decisions"), 0, "{"u8.ToArray())] }, Token);
        await PutCodeAsync();

        await RunAsync();

        Assert.Equal("info@hangar.example", Assert.Single(_sent.Letters).To);
    }

    private Task PutCodeAsync() => Outbox.PutAsync([("a/code", new StoredMail { Kind = MailKind.ControlCode, Assessment = "0198a0000000700080000000000000ff-1", Mailbox = "info@hangar.example", Code = "ABCDE-12345", Since = _clock.GetUtcNow(), Until = _clock.GetUtcNow().AddHours(1) })], Token);

    private async Task<StoredMail> MailAsync() => Assert.Single(await Outbox.RowsAsync(Token).ToListAsync(Token)).Mail;

    private async Task RunAsync()
    {
        var options = Options.Create(_options);
        var delivery = new MailDelivery(Outbox, _sent, new NoAddresses(), options, _clock, NullLogger<MailDelivery>.Instance);
        using var keeper = new MailKeeper(Outbox, new MailOfDecisions(_store, new MailOfApplications(new NoAssessors(), _clock), new MailOfLabels(Parties, _clock)), new MailOfTimes(_store, new AssessmentArchive(_store), Parties, Outbox, _clock), delivery, _clock, NullLogger<MailKeeper>.Instance);
        await keeper.RunAsync(isFullHour: true, Token);
    }

    private sealed class Sent : IMailSender
    {
        public List<MailLetter> Letters { get; } = [];

        public Task SendAsync(MailLetter letter, CancellationToken cancellationToken)
        {
            Letters.Add(letter);
            return Task.CompletedTask;
        }
    }
}
