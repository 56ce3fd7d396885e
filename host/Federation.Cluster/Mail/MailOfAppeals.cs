using System.Globalization;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Storage;
using Federation.Registry.Labels;

namespace Federation.Cluster.Mail;

/// <summary>What is to be mailed of an appeal against a suspension: to those who may dismiss it that it waits, and to whoever appealed what was decided. Thread safe.</summary>
internal sealed class MailOfAppeals(CentreArchive centres, AssessmentArchive applications, IAssessors assessors, TimeProvider clock)
{
    /// <summary>Nothing of an event that is of no appeal, that is old news, or whose row cannot be read.</summary>
    /// <param name="told">Of a label.</param>
    /// <param name="news">What happened longer ago is told to nobody.</param>
    public async Task<IReadOnlyList<(string Id, StoredMail Mail)>> OfAsync(FeedEvent told, TimeSpan news, CancellationToken cancellationToken)
    {
        if (told.Current is not { } row || !LabelArchive.TryRead(row, out var history) || Read(told) is not { } happened || happened.At + news <= clock.GetUtcNow()) return [];
        // The history may have gone on since.
        var before = CentreLabel.Replay(history.Events.Take(happened.Version - 1)).Suspension;
        return happened.Kind switch
        {
            LabelEventKind.Appealed when history.Label.Version == happened.Version && before is not null => await ToAssessorsAsync(history, happened, before.Actor, cancellationToken),
            LabelEventKind.Reinstated when before is { Appeal: SuspensionAppeal.Pending, Appellant: { } appellant } => [Mail(MailKind.SuspensionLifted, history, happened, appellant)],
            LabelEventKind.AppealDismissed when before is { Appellant: { } appellant } => [Mail(MailKind.SuspensionStands, history, happened, appellant)],
            _ => [],
        };
    }

    /// <summary>Nobody is asked who would be refused: neither who suspended or appeals, nor anybody with a part in the label or a role of a network that lists the centre, or did when it was applied for.</summary>
    private async Task<IReadOnlyList<(string Id, StoredMail Mail)>> ToAssessorsAsync(LabelHistory history, LabelEvent happened, string suspender, CancellationToken cancellationToken)
    {
        var application = await ApplicationAsync(history, cancellationToken);
        if (application is { IsReadable: false }) return [];
        var listing = (await centres.ReadAsync([history.Centre], cancellationToken))[0]?.State.Networks.Select(network => network.Value) ?? [];
        var networks = listing.Concat(application?.Assessment?.Subject.Networks ?? []).ToHashSet(StringComparer.Ordinal);
        string?[] parties = [suspender, happened.Actor, application?.Assessment?.Subject.Applicant, application?.Assessment?.ControlBy];
        var able = (await assessors.AllAsync(cancellationToken)).Where(assessor => !parties.Contains(assessor.Account) && !assessor.Networks.Any(network => networks.Contains(network.Value)));
        return [.. able.Select((assessor, number) => Mail(MailKind.SuspensionAppealed, history, happened, assessor.Account, number))];
    }

    private async Task<ReadApplication?> ApplicationAsync(LabelHistory history, CancellationToken cancellationToken) =>
        AssessmentId.TryParse(history.Events.LastOrDefault(happened => happened.Award is not null)?.Assessment, out var id) ? (await applications.TryReadAsync([id], cancellationToken))[0] : null;

    /// <param name="number">Of several about one event: an id tells nobody to whom it goes.</param>
    private (string Id, StoredMail Mail) Mail(MailKind kind, LabelHistory history, LabelEvent happened, string account, int number = 0)
    {
        var now = clock.GetUtcNow();
        return (string.Create(CultureInfo.InvariantCulture, $"{history.Centre}/{kind}/{happened.Version}-{number}"), new StoredMail { Kind = kind, Centre = history.Centre, Account = account, Since = now, Until = now + MailDelivery.Patience });
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
