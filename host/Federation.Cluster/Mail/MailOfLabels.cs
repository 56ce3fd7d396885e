using System.Globalization;
using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Storage;
using Federation.Registry.Labels;

namespace Federation.Cluster.Mail;

/// <summary>
/// What is to be mailed of a label: that it is suspended, counts again or is revoked, to those whom it concerns; that an appeal waits, to those who may dismiss it; and to whoever appealed what was decided. Thread safe.
/// </summary>
internal sealed class MailOfLabels(LabelParties parties, TimeProvider clock)
{
    /// <summary>Nothing of an event that nobody is told of, that is old news, or whose row cannot be read.</summary>
    /// <param name="told">Of a label.</param>
    /// <param name="news">What happened longer ago is told to nobody.</param>
    public async Task<IReadOnlyList<(string Id, StoredMail Mail)>> OfAsync(FeedEvent told, TimeSpan news, CancellationToken cancellationToken)
    {
        if (told.Current is not { } row || !LabelArchive.TryRead(row, out var history) || Read(told) is not { } happened || happened.At + news <= clock.GetUtcNow()) return [];
        var before = CentreLabel.Replay(history.Events.Take(happened.Version - 1)).Suspension;
        // The history may have gone on since: nobody is asked to decide what was decided, or warned of what is over.
        bool isLast = history.Label.Version == happened.Version;
        return happened.Kind switch
        {
            LabelEventKind.Suspended when isLast => Mails(MailKind.LabelSuspended, history, happened, await parties.ConcernedAsync(history, cancellationToken), history.Label.Suspension?.AppealUntil),
            LabelEventKind.Revoked => Mails(MailKind.LabelRevoked, history, happened, await parties.ConcernedAsync(history, cancellationToken)),
            LabelEventKind.Appealed when isLast && before is not null => Mails(MailKind.SuspensionAppealed, history, happened, await parties.DecidersAsync(history, [before.Actor, happened.Actor], cancellationToken)),
            LabelEventKind.Reinstated => await ReinstatedAsync(history, happened, before, isLast, cancellationToken),
            LabelEventKind.AppealDismissed when before is { Appellant: { } appellant } => Mails(MailKind.SuspensionStands, history, happened, [appellant]),
            _ => [],
        };
    }

    /// <summary>Whoever appealed learns what came of it, all others that the label counts again.</summary>
    private async Task<IReadOnlyList<(string Id, StoredMail Mail)>> ReinstatedAsync(LabelHistory history, LabelEvent happened, LabelSuspension? before, bool isLast, CancellationToken cancellationToken)
    {
        string? appellant = before is { Appeal: SuspensionAppeal.Pending } ? before.Appellant : null;
        var others = isLast ? (await parties.ConcernedAsync(history, cancellationToken)).Where(account => account != appellant) : [];
        return [.. Mails(MailKind.SuspensionLifted, history, happened, appellant is null ? [] : [appellant]), .. Mails(MailKind.LabelReinstated, history, happened, [.. others])];
    }

    private IReadOnlyList<(string Id, StoredMail Mail)> Mails(MailKind kind, LabelHistory history, LabelEvent happened, IReadOnlyList<string> accounts, DateTimeOffset? day = null)
    {
        var now = clock.GetUtcNow();
        // Of several about one event: an id tells nobody to whom it goes.
        return [.. accounts.Select((account, number) => (string.Create(CultureInfo.InvariantCulture, $"{history.Centre}/{kind}/{happened.Version}-{number}"), new StoredMail { Kind = kind, Centre = history.Centre, Account = account, Day = day, Since = now, Until = now + MailDelivery.Patience }))];
    }

    private static LabelEvent? Read(FeedEvent told)
    {
        try
        {
            return JsonSerializer.Deserialize(told.Body.Span, ClusterJson.Default.LabelEvent);
        }
        catch (JsonException)
        {
            return null; // "store check" names the row
        }
    }
}
