using System.Globalization;
using Federation.Cluster.Centres;

namespace Federation.Cluster.Labels.Assessments;

/// <summary>Names an application for the label of one centre: the centre, and which of its applications. Written <c>centre-number</c>.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct AssessmentId(CentreId Centre, int Number)
{
    private const char Hyphen = '-';

    /// <summary>False for any text but the one that <see cref="ToString"/> gives.</summary>
    public static bool TryParse(string? text, out AssessmentId id)
    {
        int hyphen = text?.IndexOf(Hyphen, StringComparison.Ordinal) ?? -1;
        id = hyphen > 0 && CentreId.TryParse(text![..hyphen], out var centre) && int.TryParse(text.AsSpan(hyphen + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? new AssessmentId(centre, number) : default; // it has a hyphen
        return id.Number > 0 && id.ToString() == text;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Centre}{Hyphen}{Number}");
}
