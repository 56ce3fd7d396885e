using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Assessments.Control;
using Federation.Cluster.Mail;
using Federation.Cluster.Storage;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>A centre's codes by their own rules, on the tests' clock. What is mailed lies in the store's outbox.</summary>
internal sealed class FakeControl(CentreId centre, Seed seed, MemoryStore store, TimeProvider clock) : IControlGrain
{
    private ControlBook _book = new();

    /// <summary>Whether the directory sends mail.</summary>
    public bool SendsMail { get; set; } = true;

    private string? Host => seed.Find(centre) is { } state ? ControlHost.Of(MergedCentre.Of(state).Content.Website) : null;

    public Task<ControlAnswer> AskFile(string application) => Task.FromResult(Host is { } host ? Take(_book.AskFile(application, host, ControlCode.New(), clock.GetUtcNow())) : new ControlAnswer(ControlCodes.NoWebsite, "None."));

    public Task<ControlAnswer> Look(string application) => Task.FromResult(Take(_book.Look(application, Host, clock.GetUtcNow())));

    public async Task<ControlAnswer> AskMail(string application, string mailbox)
    {
        if (!SendsMail) return new ControlAnswer(ControlCodes.NoMail, "None.");
        if (Host is not { } host) return new ControlAnswer(ControlCodes.NoWebsite, "None.");
        string code = ControlCode.New();
        var now = clock.GetUtcNow();
        var answer = Take(_book.AskMail(application, host, mailbox, code, now));
        if (answer.Until is not { } until) return answer;
        var mail = new StoredMail { Kind = MailKind.ControlCode, Assessment = application, Mailbox = mailbox, Code = code, Since = now, Until = until };
        await store.CommitAsync(new StoreBatch { PartitionKey = RowKinds.Mail, Writes = [new StateWrite(new StateKey(RowKinds.Mail, $"{application}/{now.UtcTicks}"), 0, JsonSerializer.SerializeToUtf8Bytes(mail, ClusterJson.Default.StoredMail))] });
        return answer;
    }

    public Task<ControlAnswer> Enter(string application, string code) => Task.FromResult(Take(_book.Enter(application, Host, code, clock.GetUtcNow())));

    private ControlAnswer Take((ControlBook Book, ControlAnswer Answer) asked)
    {
        _book = asked.Book;
        return asked.Answer;
    }
}
