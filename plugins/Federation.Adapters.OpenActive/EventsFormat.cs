using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.OpenActive;

/// <summary>The places of a whole feed. It is read to its end before the first one is handed over: a later item may move an event, or delete the last one at a place.</summary>
internal sealed class EventsFormat : RecordFormat
{
    public override bool Recognises(OpenedSource source) => source.FirstCharacter == '{';

    public override async Task<RecordReader> OpenAsync(OpenedSource source, AdapterContext context, CancellationToken cancellationToken)
    {
        var feed = new RpdeFeed(context);
        var places = new PlacesOfEvents();
        var page = await feed.PageOfAsync(source, cancellationToken);
        while (true)
        {
            foreach (var item in page.Items) places.Take(item);
            if (page.IsLast) return new PlacesOfEventsReader(places);
            page = await feed.PageAsync(page.Next!, cancellationToken); // a page that is not the last one leads on
        }
    }
}
