using System.Globalization;
using Federation.Cluster.Centres;
using Federation.Cluster.Mail;
using Federation.Cluster.People;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;

namespace Federation.Cluster.Labels.Assessments.Control;

/// <summary>A thin shell over <see cref="ControlBook"/>: brings the listed website, the time and a fresh code, and stores book and mail in one commit.</summary>
internal sealed class ControlGrain(
    [PersistentState(RowKinds.Control, DirectoryGrainStorage.Name)] IPersistentState<ControlRecord> record,
    CentreArchive centres,
    Outbox outbox,
    PersonGuard guard,
    TimeProvider clock) : Grain, IControlGrain
{
    public async Task<ControlAnswer> AskFile(string application) =>
        await HostAsync() is { } host ? await StoreAsync(record.State.Book.AskFile(application, host, ControlCode.New(), clock.GetUtcNow())) : NoWebsite;

    public async Task<ControlAnswer> Look(string application) => await StoreAsync(record.State.Book.Look(application, await HostAsync(), clock.GetUtcNow()));

    public async Task<ControlAnswer> AskMail(string application, string mailbox)
    {
        if (!outbox.IsOpen) return new ControlAnswer(ControlCodes.NoMail, "This directory sends no mail.");
        if (await HostAsync() is not { } host) return NoWebsite;
        if (guard.Knows(mailbox)) return ControlBook.NoMailbox; // in the same words: who was erased is nobody's to learn
        string code = ControlCode.New();
        var now = clock.GetUtcNow();
        var asked = record.State.Book.AskMail(application, host, mailbox, code, now);
        if (asked.Answer is not { Code: null, Until: { } until }) return asked.Answer;
        var mail = new StoredMail { Kind = MailKind.ControlCode, Assessment = application, Mailbox = mailbox, Code = code, Since = now, Until = until };
        return await StoreAsync(asked, mail.Write(string.Create(CultureInfo.InvariantCulture, $"{application}/{MailKind.ControlCode}/{now.UtcTicks}"), 0));
    }

    public async Task<ControlAnswer> Enter(string application, string code) => await StoreAsync(record.State.Book.Enter(application, await HostAsync(), code, clock.GetUtcNow()));

    private static ControlAnswer NoWebsite { get; } = new(ControlCodes.NoWebsite, "The centre lists no website of its own.");

    private async Task<ControlAnswer> StoreAsync((ControlBook Book, ControlAnswer Answer) asked, StateWrite? mail = null)
    {
        if (ReferenceEquals(asked.Book, record.State.Book)) return asked.Answer;
        record.State.Take(asked.Book, mail);
        try
        {
            await record.WriteStateAsync();
        }
        catch
        {
            // What is in memory is not what is stored: the next activation reads again.
            DeactivateOnIdle();
            throw;
        }

        return asked.Answer;
    }

    private async Task<string?> HostAsync() =>
        CentreId.TryParse(this.GetPrimaryKeyString(), out var id) && (await centres.ReadAsync([id], CancellationToken.None))[0] is { State.IsClosed: false } centre ? ControlHost.Of(centre.Content.Website) : null;
}
