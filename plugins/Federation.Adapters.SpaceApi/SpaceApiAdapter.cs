using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.SpaceApi;

/// <summary>
/// Hackerspaces through SpaceAPI 0.12 to 15: a file of recorded answers, the directory with every endpoint that it names, or
/// one endpoint. Whatever the input, a record has one shape: <c>{ "url": endpoint, "data": the space's answer }</c>.
/// </summary>
public sealed class SpaceApiAdapter : RecordAdapter
{
    private static readonly RecordFormat[] Known = [new RecordedAnswersFormat(), new SpaceObjectFormat()];

    protected override IReadOnlyList<RecordFormat> Formats => Known;

    protected override MapResult Map(RecordFields record, MapContext context)
    {
        if (record.Value("data") is null) return MapResult.Reject(SpaceRecord.NoData);
        var findings = new MapFindings();
        var space = record.In("data");
        return findings.Result(new ListingDraft
        {
            Name = findings.Name(space, "space"),
            Address = SpacePlace.Address(space),
            Location = findings.Location(SpacePlace.Coordinates(space)),
            Website = findings.Website(space, "url"),
            Phone = space.In("contact").Text("phone"),
            Services = SpaceServices.OfEverySpace,
        });
    }
}
