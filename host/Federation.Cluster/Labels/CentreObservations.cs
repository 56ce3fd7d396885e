using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Traces;
using Federation.Contracts;
using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;
using NodaTime;

namespace Federation.Cluster.Labels;

/// <summary>
/// What the directory itself knows of a centre for the label's criteria: what its listings declare, and what can be computed of them. What nobody says is no
/// observation: a service that is not listed is not counted as one that is not offered, and a label that a listing claims is no evidence of anything. Pure.
/// </summary>
/// <remarks>docs/pre-assessment.md tells which criterion is answered from what, and why the others are not.</remarks>
public static class CentreObservations
{
    /// <param name="traces">Of the centre, at the moment asked about.</param>
    public static IEnumerable<Observation> Of(MergedCentre centre, CentreTraces traces) => centre.State.IsClosed ? [] : Declared(centre, traces.Readings).Concat(NetworkObservations.Of(centre, traces));

    private static IEnumerable<Observation> Declared(MergedCentre centre, SourceReadings readings)
    {
        var content = centre.Content;
        if (content.OpeningHours is { } text && OrdinaryWeek.Of(text, LocalDate.FromDateTime(readings.At.UtcDateTime), readings.Weeks) is { } week)
        {
            yield return Said("services.hours", week.Hours, "openingHours");
            yield return Said("services.days", week.Days, "openingHours");
        }

        if (!content.Services.IsEmpty) yield return Said("services.offer", GrandEstServices.Count(content.Services), ContentField.ServicesName);
        // How many there are is not listed; that there is one is.
        if (content.Services.Contains(ServiceKeys.MeetingRoom)) yield return Said("services.meeting-rooms", 1, ContentField.ServicesName);
        if (content.Prices.Any(IsOfADay)) yield return Said("services.day-visit", 1, "prices");
        if (!content.Prices.IsEmpty && content.Prices.All(WithTaxes)) yield return Said("quality.prices", 1, "prices");

        Observation Said(string criterion, decimal value, string field) => new()
        {
            Criterion = criterion,
            Value = value,
            Evidence = EvidenceKind.Declared,
            ObservedAt = readings.SaidUntil(centre.Fields.First(filled => filled.Field.Name == field).Source), // A value that is there is of a filled field.
        };
    }

    private static bool IsOfADay(ListedPrice price) =>
        price is { Amount: not null, Service: ServiceKeys.Coworking or ServiceKeys.Telework, Unit: PriceUnit.Hour or PriceUnit.HalfDay or PriceUnit.Day or PriceUnit.Entry };

    private static bool WithTaxes(ListedPrice price) =>
        price.IsFree || price.Text.Contains("TTC", StringComparison.OrdinalIgnoreCase) || price.Text.Contains("incl. VAT", StringComparison.OrdinalIgnoreCase);
}
