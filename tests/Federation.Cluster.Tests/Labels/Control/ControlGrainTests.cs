using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Assessments.Control;
using Federation.Cluster.Mail;
using Federation.Cluster.People.Suppressing;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Centres;
using Federation.Cluster.Tests.People;
using Federation.Cluster.Tests.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Cluster.Tests.Labels.Control;

/// <summary>The codes of a centre through its grain and the store.</summary>
public sealed class ControlGrainTests : IAsyncLifetime
{
    private readonly SyncCluster _cluster = new() { Services = services => services.Configure<MailOptions>(options => (options.Server, options.From) = (new Uri("smtp://127.0.0.1:1"), "label@directory.example")) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    // The code and the mail that carries it are stored together, or neither is.
    [Fact]
    public async Task Mail_ThatCannotBeStored_GivesNoCode()
    {
        var centre = await ListAsync("https://hangar.example");
        _cluster.Faults.Refuses = batch => batch.Writes.Any(write => write.Key.Kind == RowKinds.Mail);
        await Assert.ThrowsAnyAsync<Exception>(() => Grain(centre).AskMail($"{centre}-1", "info@hangar.example"));
        Assert.Null(await _cluster.Store.ReadAsync(new StateKey(RowKinds.Control, centre.Value), Token));

        _cluster.Faults.Refuses = _ => false;
        Assert.Null((await Grain(centre).AskMail($"{centre}-1", "info@hangar.example")).Code);

        var mail = StoredMail.Read(Assert.Single(await _cluster.Store.ScanAsync(RowKinds.Mail, cancellationToken: Token).ToListAsync(Token)));
        Assert.Equal((MailKind.ControlCode, "info@hangar.example", $"{centre}-1"), (mail.Kind, mail.Mailbox, mail.Assessment));
        Assert.Equal("hangar.example", (await Grain(centre).Enter($"{centre}-1", mail.Code ?? "")).Host);
        var row = await _cluster.Store.ReadAsync(new StateKey(RowKinds.Control, centre.Value), Token);
        string stored = System.Text.Encoding.UTF8.GetString(row!.Body.Span); // it is there
        Assert.DoesNotContain(mail.Code!, stored, StringComparison.Ordinal); // it carries one
        Assert.DoesNotContain("info@", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_OfACentreThatListsNoWebsite_HasNoCode()
    {
        var centre = await ListAsync(null);

        Assert.Equal(ControlCodes.NoWebsite, (await Grain(centre).AskFile($"{centre}-1")).Code);
        Assert.Equal(ControlCodes.NoWebsite, (await Grain(centre).AskMail($"{centre}-1", "info@hangar.example")).Code);
        Assert.Equal(ControlCodes.NoCode, (await Grain(centre).Look($"{centre}-1")).Code);
    }

    // A mailbox can be a person's: whoever was erased hears from the directory no more.
    [Fact]
    public async Task Mail_ToAMailboxThatWasErased_IsNotSent()
    {
        var centre = await ListAsync("https://jeanne.example");
        _cluster.Service<SuppressionList>().Add(PersonCutTests.Identifier("contact@jeanne.example"), TimeProvider.System.GetUtcNow());

        Assert.Equal(ControlCodes.Mailbox, (await Grain(centre).AskMail($"{centre}-1", "contact@jeanne.example")).Code);
        Assert.Empty(await _cluster.Store.ScanAsync(RowKinds.Mail, cancellationToken: Token).ToListAsync(Token));
        Assert.Null((await Grain(centre).AskMail($"{centre}-1", "info@jeanne.example")).Code);
    }

    private async Task<CentreId> ListAsync(string? website)
    {
        var id = Listings.NewId();
        await _cluster.GrainsFrom(0).GetGrain<ICentreGrain>(id.Value).Apply(Listings.Put(Listings.Key("a", id.Value), Listings.Content($"Centre {id}") with { Website = website }, TimeProvider.System.GetUtcNow()));
        return id;
    }

    private IControlGrain Grain(CentreId centre) => _cluster.GrainsFrom(0).GetGrain<IControlGrain>(centre.Value);
}
