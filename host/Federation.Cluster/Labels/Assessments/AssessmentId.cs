using Federation.Cluster.Centres;

namespace Federation.Cluster.Labels.Assessments;

/// <summary>Names an application for the label of one centre: the centre, and which of its applications. Written <c>centre-number</c>.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct AssessmentId(CentreId Centre, int Number)
{
    /// <summary>False for any text but the one that <see cref="ToString"/> gives.</summary>
    public static bool TryParse(string? text, out AssessmentId id)
    {
        bool isRead = CentreNumber.TryRead(text, out var centre, out int number);
        id = isRead ? new AssessmentId(centre, number) : default;
        return isRead;
    }

    public override string ToString() => CentreNumber.Write(Centre, Number);
}
