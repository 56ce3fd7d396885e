using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Operating.Concerns;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Mail;

/// <summary>Reads every row of mail and of codes, and tells which are none.</summary>
internal static class MailCheck
{
    private static readonly (string Kind, Func<StateRow, bool> IsSound, string What)[] Kinds =
    [
        (RowKinds.Mail, row => IsAboutOneThing(StoredMail.Read(row)), "a mail"),
        (RowKinds.MailFeed, row => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.MailFeedRow) is { } place && FeedCursor.TryParse(place.After, out _), "a place in the feed"),
        (RowKinds.Concern, row => MailOfConcerns.Read(row) is not null, "a concern"),
        (RowKinds.Control, row => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.ControlRecord) is not null, "the codes of a centre"),
    ];

    public static async Task<IReadOnlyList<string>> RunAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        foreach (var (kind, isSound, what) in Kinds)
        {
            await foreach (var row in store.ScanAsync(kind, cancellationToken: cancellationToken))
            {
                if (!IsSound(row, isSound)) problems.Add($"Row {row.Key} is not {what}.");
            }
        }

        return problems;
    }

    private static bool IsAboutOneThing(StoredMail mail) => mail switch
    {
        { Concern: not null } => mail is { Centre: null, Assessment: null },
        { Centre: not null } => mail.Assessment is null,
        _ => AssessmentId.TryParse(mail.Assessment, out _),
    };

    private static bool IsSound(StateRow row, Func<StateRow, bool> isSound)
    {
        try
        {
            return isSound(row);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
