using System.Globalization;
using System.Text.Json;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Storage;
using Federation.Registry.Assessments;

namespace Federation.Cluster.Operating.Acts;

/// <summary>What assessors did with applications. One that was granted is told as the award that it came to.</summary>
internal sealed class AssessmentActs(IDirectoryStore store) : IActTrail
{
    public IAsyncEnumerable<StaffAct> ReadAsync(CancellationToken cancellationToken) => store
        .ScanAsync(RowKinds.Assessment, cancellationToken: cancellationToken)
        .SelectMany(Of);

    private static IEnumerable<StaffAct> Of(StateRow row)
    {
        try
        {
            return AssessmentArchive.Read(row).Applications.SelectMany(Of);
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<StaffAct> Of(AssessmentHistory application)
    {
        foreach (var happened in application.Events)
        {
            if (KindOf(happened.Kind) is not { } kind) continue;
            yield return new StaffAct
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"assessment/{application.Id}/{happened.Version}"),
                At = happened.At,
                Kind = kind,
                Subject = application.Id,
                Actor = OpaqueActor.Of(happened.By),
            };
        }
    }

    private static StaffActKind? KindOf(AssessmentEventKind kind) => kind switch
    {
        AssessmentEventKind.Assigned => StaffActKind.AssessmentTaken,
        AssessmentEventKind.MoreAsked => StaffActKind.AssessmentMoreAsked,
        AssessmentEventKind.Proposed => StaffActKind.AssessmentProposed,
        AssessmentEventKind.Returned => StaffActKind.AssessmentReturned,
        AssessmentEventKind.Refused => StaffActKind.AssessmentRefused,
        AssessmentEventKind.Reopened => StaffActKind.AssessmentReopened,
        AssessmentEventKind.Dismissed => StaffActKind.AssessmentDismissed,
        _ => null,
    };
}
