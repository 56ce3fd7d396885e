using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace PartnerNetwork;

/// <summary>The partner's places, by its API in pages of JSON.</summary>
public sealed class PartnerAdapter : PagedJsonAdapter
{
    private static readonly JsonPaging ByLink = JsonPaging.NextLink("/next");

    protected override string Records => "/places";

    protected override string Id => "/id";

    protected override JsonPaging Pages => ByLink;

    protected override IReadOnlyList<string> Persons => ["/contact"];

    protected override MapResult Map(RecordFields record, MapContext context)
    {
        var findings = new MapFindings();
        return findings.Result(new ListingDraft
        {
            Name = findings.Name(record, "name"),
            Address = new PostalAddress { Street = record.Text("street"), PostalCode = record.Text("postcode"), Locality = record.Text("town"), Country = "FR" },
            Location = findings.Location(Coordinates.Read(record, "latitude", "longitude")),
            Website = findings.Website(record, "website"),
            Phone = record.Text("phone"),
            OpeningHours = record.Text("hours"),
            Services = [.. record.Texts("services").Where(ServiceKeys.All.Contains)],
        });
    }
}
