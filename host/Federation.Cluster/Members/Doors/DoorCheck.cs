using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors.Trail;
using Federation.Cluster.Members.Hosting;
using Federation.Cluster.Members.Hosting.Quotas;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Members.Visits.Own;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Doors;

/// <summary>Reads every row that doors store, and tells which are not what they should be.</summary>
internal static class DoorCheck
{
    private static readonly (string Kind, Func<StateRow, bool> IsSound, string What)[] Kinds =
    [
        (RowKinds.Door, IsDoor, "a door"),
        (RowKinds.BlockedVisitor, IsBlockedVisitor, "a blocked visitor"),
        (RowKinds.DoorDay, IsDoorDay, "what a door counted"),
        (RowKinds.Visit, row => VisitArchive.Read(row) is var visit && visit.Key == row.Key && row.Version is 1 or VisitForgetting.Forgotten, "a visit as it was stored"),
        (RowKinds.VisitForgetting, row => ForgettingWish.Read(row).Key == row.Key && row.Version == 1, "a wish to be forgotten"),
        (RowKinds.HostingTerms, IsTerms, "terms of a network"),
        (RowKinds.VisitQuota, row => QuotaKey.TryParse(row.Key.Id, out _) && QuotaRecord.Read(row).Grants.All(grant => CentreId.TryParse(grant.Key, out _) && grant.Value.Total >= 0), "a number of visits that is shared out"),
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

        problems.AddRange(await TrailCheck.RunAsync(store, cancellationToken));
        return problems;
    }

    private static bool IsDoor(StateRow row)
    {
        var door = DoorRecord.Read(row);
        return CentreId.TryParse(row.Key.Id, out _) && door.Version >= 0 && (door.Rules is not null) == (door.Version > 0) && door.Rules?.Checked().Refusal is null;
    }

    private static bool IsTerms(StateRow row)
    {
        var record = HostingRecord.Read(row);
        return NetworkId.TryParse(row.Key.Id, out var network) && record.Version > 0 && record.Terms?.Checked(network).Refusal is null && record.Terms is not null;
    }

    private static bool IsBlockedVisitor(StateRow row) =>
        CentreId.TryParse(row.Key.Id.Split('/')[0], out var centre) && BlockedVisitor.KeyOf(centre, BlockedVisitor.Read(row).Visitor) == row.Key;

    private static bool IsDoorDay(StateRow row)
    {
        var day = DoorDay.Read(row);
        return DoorDay.KeyOf(day.Centre, day.Day) == row.Key && !day.Answers.IsEmpty && day.Answers.All(answer => answer.Count > 0)
            && day.Answers.Select(answer => answer.Code).SequenceEqual(day.Answers.Select(answer => answer.Code).Distinct().Order(StringComparer.Ordinal), StringComparer.Ordinal)
            && day.LevelLost >= 0 && day.LevelLost <= day.Answers.Where(answer => answer.Code == AdmissionCodes.LabelLevel).Sum(answer => answer.Count);
    }

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
