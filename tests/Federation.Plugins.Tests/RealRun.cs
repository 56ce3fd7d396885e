using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Plugins.Tests;

/// <summary>What an adapter made of a real file.</summary>
internal sealed class RealRun
{
    public required AdapterRun Run { get; init; }

    /// <summary>The records that were fit to be mapped, as the host maps them.</summary>
    public required IReadOnlyList<(SourceRecord Record, MapResult Result)> Mapped { get; init; }

    public IReadOnlyList<ListingDraft> Drafts => [.. Mapped.Select(entry => entry.Result).OfType<MapResult.Mapped>().Select(result => result.Draft)];

    /// <summary>Records with that issue, whether it was found on reading or on mapping.</summary>
    public int With(string code) =>
        Run.Records.Count(record => record.Issues.Any(issue => issue.Code == code)) + Mapped.Count(entry => entry.Result.Issues.Any(issue => issue.Code == code));

    public ListingDraft Draft(string id) => Assert.IsType<MapResult.Mapped>(Assert.Single(Mapped, entry => entry.Record.SourceId == id).Result).Draft;

    /// <summary>The run's table: read, mapped, rejected, issues by code, and drafts with each field filled.</summary>
    public string Table()
    {
        var drafts = Drafts;
        (string Field, Func<ListingDraft, bool> IsFilled)[] fields =
        [
            ("address.street", draft => draft.Address?.Street is not null),
            ("address.postalCode", draft => draft.Address?.PostalCode is not null),
            ("address.locality", draft => draft.Address?.Locality is not null),
            ("address.region", draft => draft.Address?.Region is not null),
            ("location", draft => draft.Location is not null),
            ("website", draft => draft.Website is not null),
            ("phone", draft => draft.Phone is not null),
            ("openingHours", draft => draft.OpeningHours is not null),
            ("description", draft => draft.Description is not null),
            ("services", draft => draft.Services.Count > 0),
            ("capacity", draft => draft.Capacity is not null),
            ("labelClaim", draft => draft.LabelClaim is not null),
        ];
        var codes = Run.Records.SelectMany(record => record.Issues.Select(issue => issue.Code).Distinct())
            .Concat(Mapped.SelectMany(entry => entry.Result.Issues.Select(issue => issue.Code).Distinct()))
            .CountBy(code => code).OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value}");
        return $"read {Run.Records.Count}, mapped {drafts.Count}, rejected {Run.Records.Count - drafts.Count}\nissues: {string.Join(", ", codes)}\nfilled: "
            + string.Join(", ", fields.Select(field => $"{field.Field} {drafts.Count(field.IsFilled)} ({drafts.Count(field.IsFilled) / (double)drafts.Count:P1})"));
    }
}
