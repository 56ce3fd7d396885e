using Federation.Cluster.Centres;
using System.Net;
using System.Net.Sockets;
using Federation.Cluster.Mail;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Federation.Cluster.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SmtpServer.Protocol;

namespace Federation.Cluster.Tests.Mail;

/// <summary>From the outbox to a real server, by the real client.</summary>
public sealed class MailDeliveryTests : IAsyncLifetime
{
    private const string Application = "0198a0000000700080000000000000ff-1";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));
    private readonly Dictionary<string, string> _addresses = new() { ["marie"] = "marie@example.org" };
    private readonly MailOptions _options = new() { From = "label@directory.example", PublicUrl = new Uri("https://directory.example/") };
    private SqliteDirectoryStore? _store;
    private MailSink? _sink;

    private SqliteDirectoryStore Store => _store ?? throw new InvalidOperationException("There is no store yet.");

    private MailSink Sink => _sink ?? throw new InvalidOperationException("There is no server yet.");

    private Outbox Outbox => new(Store, Options.Create(_options));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = SqliteDirectoryStore.Open(_folder.File("directory.db"));
        _sink = await MailSink.StartAsync();
        _options.Server = Sink.Address;
    }

    public async ValueTask DisposeAsync()
    {
        await Sink.DisposeAsync();
        await Store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_OfAMailThatIsDue_SendsItOnceInBothLanguages()
    {
        await PutAsync("a/1", Mail(MailKind.Refused));
        await PutAsync("a/1", Mail(MailKind.Granted));

        Assert.Equal(1, await Delivery().RunAsync(Token));
        Assert.Equal(0, await Delivery().RunAsync(Token));

        var message = Assert.Single(Sink.Messages);
        Assert.Equal(("marie@example.org", "label@directory.example", "Label : refusé / Label: refused"), (message.To.ToString(), message.From.ToString(), message.Subject));
        Assert.Contains("jusqu'au 29 décembre 2026", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("until 29 December 2026", message.TextBody, StringComparison.Ordinal);
        Assert.Contains(Application, message.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://directory.example/", message.TextBody, StringComparison.Ordinal);
        Assert.EndsWith("@directory.example", message.MessageId, StringComparison.Ordinal);
        Assert.Equal(("auto-generated", _clock.GetUtcNow()), (message.Headers["Auto-Submitted"], message.Date));
        Assert.Equal((MailState.Sent, 1), (await StateAsync("a/1")) is var sent ? (sent.State, sent.Attempts) : default);
    }

    // To a mailbox: when it is sent, nothing is left of it and of the code.
    [Fact]
    public async Task Run_OfACode_LeavesNeitherMailboxNorCode()
    {
        var mail = new StoredMail { Kind = MailKind.ControlCode, Assessment = Application, Mailbox = "contact@hangar.example", Code = "ABCDE-12345", Since = _clock.GetUtcNow(), Until = _clock.GetUtcNow().AddHours(1) };
        await PutAsync("a/code", mail);

        await Delivery().RunAsync(Token);

        var message = Assert.Single(Sink.Messages);
        Assert.Equal("contact@hangar.example", message.To.ToString());
        Assert.Contains("ABCDE-12345", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("do nothing", message.TextBody, StringComparison.Ordinal);
        Assert.Equal((null, null), (await StateAsync("a/code")) is var sent ? (sent.Mailbox, sent.Code) : ("", ""));
    }

    [Fact]
    public async Task Run_ToAnAccountThatIsClosed_SendsNothing()
    {
        await PutAsync("a/1", Mail(MailKind.Granted));
        _addresses.Clear();

        await Delivery().RunAsync(Token);

        Assert.Empty(Sink.Messages);
        Assert.Equal(MailState.NoAddress, (await StateAsync("a/1")).State);
    }

    [Fact]
    public async Task Run_WhereTheServerRefusesForNow_TriesAgainLaterAndLaterUnderOneId()
    {
        await PutAsync("a/1", Mail(MailKind.Granted));
        Sink.Answer = new SmtpResponse((SmtpReplyCode)450, "not now");
        await Delivery().RunAsync(Token);
        Assert.Equal((MailState.Waiting, 1, "smtp-450"), (await StateAsync("a/1")) is var first ? (first.State, first.Attempts, first.Problem) : default);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await Delivery().RunAsync(Token);
        Assert.Equal(1, (await StateAsync("a/1")).Attempts);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Delivery().RunAsync(Token);
        Assert.Equal((2, _clock.GetUtcNow().AddMinutes(4)), (await StateAsync("a/1")) is var second ? (second.Attempts, second.NextAt) : default);

        Sink.Answer = null;
        _clock.Advance(TimeSpan.FromMinutes(4));
        await Delivery().RunAsync(Token);
        Assert.Equal(MailState.Sent, (await StateAsync("a/1")).State);
        Assert.Single(Sink.Messages);
    }

    [Fact]
    public async Task Run_WhereTheServerRefusesForGood_GivesUp()
    {
        await PutAsync("a/1", Mail(MailKind.Granted));
        Sink.Unknown = "marie@example.org";

        await Delivery().RunAsync(Token);

        var given = await StateAsync("a/1");
        Assert.Equal((MailState.GivenUp, "smtp-550"), (given.State, given.Problem));
        Assert.Empty(Sink.Messages);
    }

    // A server that is set up wrong says 5xx to everybody: what waits goes out when it is put right.
    [Theory]
    [InlineData(554, "5.7.1 Relay access denied", false)]
    [InlineData(550, "5.7.1 Authentication required", false)]
    [InlineData(552, "5.2.2 Mailbox full", false)]
    [InlineData(554, "5.1.1 No such user", true)]
    [InlineData(550, "5.1.1 No such user", true)]
    [InlineData(553, "sorry, no such mailbox", true)]
    public async Task Run_WhereARecipientIsRefused_GivesUpWhereThereIsNoneSuchAlone(int status, string text, bool isFinal)
    {
        await PutAsync("a/1", Mail(MailKind.Granted));
        Sink.Relay = new SmtpResponse((SmtpReplyCode)status, text);

        await Delivery().RunAsync(Token);

        var refused = await StateAsync("a/1");
        Assert.Equal((isFinal ? MailState.GivenUp : MailState.Waiting, $"smtp-{status}"), (refused.State, refused.Problem));
    }

    [Fact]
    public async Task Run_WhereTheTextIsRefused_TriesAgain()
    {
        await PutAsync("a/1", Mail(MailKind.Granted));
        Sink.Answer = new SmtpResponse((SmtpReplyCode)554, "5.7.1 over your quota");

        await Delivery().RunAsync(Token);

        Assert.Equal((MailState.Waiting, "smtp-554"), (await StateAsync("a/1")) is var refused ? (refused.State, refused.Problem) : default);
    }

    [Fact]
    public async Task Run_WhereNoServerAnswers_AsksItOnceAndGivesUpAfterDays()
    {
        await Sink.DisposeAsync();
        await PutAsync("a/1", Mail(MailKind.Granted));
        await PutAsync("a/2", Mail(MailKind.Granted));
        await Delivery().RunAsync(Token);
        Assert.Equal((1, 0), ((await StateAsync("a/1")).Attempts, (await StateAsync("a/2")).Attempts));

        for (int hours = 0; hours < 4 * 24; hours++)
        {
            _clock.Advance(TimeSpan.FromHours(1));
            await Delivery().RunAsync(Token);
        }

        Assert.Equal((MailState.GivenUp, MailState.GivenUp), ((await StateAsync("a/1")).State, (await StateAsync("a/2")).State));
        Assert.InRange((await StateAsync("a/1")).Attempts, 10, 30);
        _clock.Advance(TimeSpan.FromDays(180));
        await Delivery().RunAsync(Token);
        Assert.Empty(await Outbox.AllAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Run_WhereTheServerHangs_StopsAfterAMinute()
    {
        await PutAsync("a/1", Mail(MailKind.Granted));
        Sink.Hangs = true;
        var running = Delivery().RunAsync(Token);
        await Sink.Asked.WaitAsync(Token);

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await running);

        Assert.Equal((MailState.Waiting, nameof(TimeoutException)), (await StateAsync("a/1")) is var waiting ? (waiting.State, waiting.Problem) : default);
    }

    // A server that speaks TLS from the first byte, and shows a certificate that nobody vouches for, hears nothing.
    [Fact]
    public async Task Run_WhereNoTlsComesAbout_SaysNothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _options.Server = new Uri($"smtps://{listener.LocalEndpoint}");
        await PutAsync("a/1", Mail(MailKind.Granted));
        var running = Delivery().RunAsync(Token);
        byte[] heard = new byte[4_096];
        using (var client = await listener.AcceptTcpClientAsync(Token))
        {
            int read = await client.GetStream().ReadAsync(heard, Token);
            Assert.Equal(0x16, heard[0]); // a TLS handshake
            Assert.DoesNotContain("EHLO", System.Text.Encoding.ASCII.GetString(heard, 0, read), StringComparison.Ordinal);
            await client.GetStream().WriteAsync("220 sink\r\n"u8.ToArray(), Token);
        }

        Assert.Equal(0, await running);
        Assert.Equal(MailState.Waiting, (await StateAsync("a/1")).State);
    }

    // Two silos look at once: what one is about to send the other leaves.
    [Fact]
    public async Task Run_ByTwoAtOnce_SendsOnce()
    {
        for (int number = 0; number < 10; number++) await PutAsync($"a/{number}", Mail(MailKind.Granted));

        int[] sent = await Task.WhenAll(Delivery().RunAsync(Token), Delivery().RunAsync(Token));

        Assert.Equal((10, 10), (sent.Sum(), Sink.Messages.Count));
        Assert.Equal(10, Sink.Messages.Select(message => message.MessageId).Distinct().Count());
    }

    // The host dies between the server's yes and its own: the mail goes out again under the same id.
    [Fact]
    public async Task Run_AfterACrashBetweenSentAndPutDown_SendsUnderTheSameId()
    {
        await PutAsync("a/1", Mail(MailKind.Granted));
        var before = await Store.ReadAsync(new StateKey(RowKinds.Mail, "a/1"), Token);
        await Delivery().RunAsync(Token);
        var after = await Store.ReadAsync(new StateKey(RowKinds.Mail, "a/1"), Token);
        await Outbox.ReplaceAsync(after!, StoredMail.Read(before!), Token); // both are there

        await Delivery().RunAsync(Token);

        Assert.Equal(2, Sink.Messages.Count);
        Assert.Single(Sink.Messages.Select(message => message.MessageId).Distinct());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Text_OfEveryKind_IsInBothLanguages(MailKind kind)
    {
        var (subject, text) = MailText.Of(Mail(kind) with { Code = "C" }, null);

        Assert.Contains(" / ", subject, StringComparison.Ordinal);
        Assert.Contains("----------", text, StringComparison.Ordinal);
        Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
        string[] halves = text.Split("----------");
        Assert.All(halves, half => Assert.Contains(Application, half, StringComparison.Ordinal));
    }

    [Fact]
    public void Text_OfAMailAboutALabel_NamesItsCentreInBothLanguages()
    {
        var centre = CentreId.New(_clock);
        var (_, text) = MailText.Of(Mail(MailKind.SuspensionStands) with { Assessment = null, Centre = centre }, null);

        Assert.Contains($"Label du centre {centre}\n", text, StringComparison.Ordinal);
        Assert.Contains($"Label of centre {centre}\n", text, StringComparison.Ordinal);
    }

    public static TheoryData<MailKind> Kinds => [.. Enum.GetValues<MailKind>()];

    private StoredMail Mail(MailKind kind) => new() { Kind = kind, Assessment = Application, Account = "marie", Day = _clock.GetUtcNow().AddDays(30), Since = _clock.GetUtcNow(), Until = _clock.GetUtcNow() + MailDelivery.Patience };

    private Task PutAsync(string id, StoredMail mail) => Outbox.PutAsync([(id, mail)], Token);

    private async Task<StoredMail> StateAsync(string id) => StoredMail.Read(await Store.ReadAsync(new StateKey(RowKinds.Mail, id), Token) ?? throw new InvalidOperationException("There is no such mail."));

    private MailDelivery Delivery() => new(Outbox, new SmtpSender(Options.Create(_options), _clock), new Addresses(_addresses), Options.Create(_options), _clock, NullLogger<MailDelivery>.Instance);

    private sealed class Addresses(Dictionary<string, string> known) : IAccountAddresses
    {
        public Task<string?> OfAsync(string account, CancellationToken cancellationToken) => Task.FromResult(known.GetValueOrDefault(account));
    }
}
