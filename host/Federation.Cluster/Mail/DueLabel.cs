using System.Globalization;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Registry.Labels;

namespace Federation.Cluster.Mail;

/// <summary>What is to be said of a label because a day is near. Immutable; what makes it is pure.</summary>
/// <param name="Name">What it is about, beside the label itself: the same for as long as the same is due.</param>
/// <param name="Day">The one that is near.</param>
/// <param name="Application">That the label came of; null where it came of none.</param>
internal sealed record DueLabel(MailKind Kind, string Name, DateTimeOffset Day, AssessmentId? Application)
{
    /// <summary>So many days before, the last ones first: of two that are due at once the later is sent.</summary>
    private static readonly int[] BeforeEnd = [30, 90], BeforeAppealEnds = [7];

    /// <summary>That it runs out, and that the time for an appeal against its suspension does.</summary>
    public static IEnumerable<DueLabel> Of(LabelHistory history, DateTimeOffset now)
    {
        var label = history.Label;
        if (label.StateAt(now) is not (LabelState.Awarded or LabelState.Suspended) || label.Award is not { } award) yield break;
        var awarded = history.Events.LastOrDefault(happened => happened.Kind == LabelEventKind.Awarded);
        AssessmentId? application = AssessmentId.TryParse(awarded?.Assessment, out var id) ? id : null;
        if (Nearest(award.ValidUntil, BeforeEnd, now) is { } days) yield return new DueLabel(MailKind.LabelEnds, Named(MailKind.LabelEnds, application is null ? award.Number : null, days), award.ValidUntil, application);
        // Of an appeal that was made nobody has to be reminded.
        if (label.Suspension is { AppealUntil: { } until } && Nearest(until, BeforeAppealEnds, now) is { } left) yield return new DueLabel(MailKind.SuspensionAppealEnds, Named(MailKind.SuspensionAppealEnds, label.Version, left), until, application);
    }

    /// <summary>The least of these numbers of days that a day is away by at most; null where it is farther away than any, or over.</summary>
    /// <param name="days">From the least on.</param>
    internal static int? Nearest(DateTimeOffset day, int[] days, DateTimeOffset now) => now < day && days.FirstOrDefault(number => now >= day.AddDays(-number)) is > 0 and var due ? due : null;

    /// <param name="of">Which of several of that kind that the same centre may have had; null where the application says so already.</param>
    private static string Named(MailKind kind, int? of, int days) => string.Create(CultureInfo.InvariantCulture, $"{kind}/{(of is { } one ? $"{one}-" : "")}{days}");
}
