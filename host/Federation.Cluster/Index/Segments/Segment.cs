using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Index.Words;
using Federation.Cluster.Normalising.Hours;

namespace Federation.Cluster.Index.Segments;

/// <summary>
/// Some thousand or million centres in columns, numbered in order of folded name and id: what is asked of many centres at once lies side by side. Never changed: a centre that changes is struck out in a
/// <see cref="SegmentView"/> and laid down anew in another segment.
/// </summary>
internal sealed class Segment
{
    private readonly IdTable _ids;

    private Segment(CentreDocument[] documents)
    {
        Centres = Column(document => document.Centre);
        _ids = new IdTable(Centres);
        Text = TextColumn.Of(Column(document => document.Words));
        Services = TermColumn.Of(Column(document => document.Services));
        Places = new PlaceColumn(Column(document => document.Location), Services);
        Labels = Column(document => document.Label);
        Networks = TermColumn.Of(Column(document => document.Networks));
        Countries = TermColumn.Of(Column(document => document.Countries));
        Accessibility = TermColumn.Of(Column(document => document.Accessibility));
        Localities = Column(document => document.Locality);
        LocalityKeys = TermColumn.Of(Array.ConvertAll(Localities, locality => locality is null ? ImmutableArray<string>.Empty : [SearchText.KeyOf(locality)]));
        PostalCodes = TermColumn.Of(Column(document => document.PostalCode is { } code ? ImmutableArray.Create(code) : []));
        Capacities = Column(document => document.Capacity);
        Hours = Column(document => document.Hours);
        ChangedAt = Column(document => document.ChangedAt);

        T[] Column<T>(Converter<CentreDocument, T> value) => Array.ConvertAll(documents, value);
    }

    private Segment(SegmentOrder order)
    {
        Centres = order.Column(segment => segment.Centres);
        _ids = new IdTable(Centres);
        Text = TextColumn.Together(order);
        Services = TermColumn.Together(segment => segment.Services, order);
        Places = new PlaceColumn(order.Column(segment => segment.Places.Locations), Services);
        Labels = order.Column(segment => segment.Labels);
        Networks = TermColumn.Together(segment => segment.Networks, order);
        Countries = TermColumn.Together(segment => segment.Countries, order);
        Accessibility = TermColumn.Together(segment => segment.Accessibility, order);
        Localities = order.Column(segment => segment.Localities);
        LocalityKeys = TermColumn.Together(segment => segment.LocalityKeys, order);
        PostalCodes = TermColumn.Together(segment => segment.PostalCodes, order);
        Capacities = order.Column(segment => segment.Capacities);
        Hours = order.Column(segment => segment.Hours);
        ChangedAt = order.Column(segment => segment.ChangedAt);
    }

    public int Count => Centres.Length;

    /// <summary>By number.</summary>
    public IndexedCentre[] Centres { get; }

    public TextColumn Text { get; }

    public PlaceColumn Places { get; }

    public LabelCell[] Labels { get; }

    public TermColumn Services { get; }

    public TermColumn Networks { get; }

    public TermColumn Countries { get; }

    public TermColumn Accessibility { get; }

    /// <summary>As the addresses name them.</summary>
    public string?[] Localities { get; }

    /// <summary>The same, see <see cref="SearchText.KeyOf"/>.</summary>
    public TermColumn LocalityKeys { get; }

    public TermColumn PostalCodes { get; }

    public int?[] Capacities { get; }

    public PlaceHours?[] Hours { get; }

    /// <summary>In UTC ticks.</summary>
    public long[] ChangedAt { get; }

    /// <param name="documents">Each centre once, in any order.</param>
    public static Segment Of(IEnumerable<CentreDocument> documents)
    {
        var ordered = documents.ToArray();
        Array.Sort(ordered, (one, other) => NameOrder.Instance.Compare(one.Centre, other.Centre));
        return new Segment(ordered);
    }

    /// <summary>What stands in these, laid together.</summary>
    public static Segment Together(IReadOnlyList<SegmentView> views) => new(SegmentOrder.Of(views));

    /// <summary>-1 where the centre is not here.</summary>
    public int NumberOf(CentreId id) => _ids.Find(id);

    /// <summary>The first that comes after this place in a list by name.</summary>
    public int NumberAfter(PageCursor place)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            int order = string.CompareOrdinal(Centres[middle].SortName, place.SortName);
            if (order == 0) order = Centres[middle].Id.CompareTo(place.Id);
            if (order <= 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>What a centre was laid down from.</summary>
    public CentreDocument DocumentOf(int number) => new()
    {
        Centre = Centres[number],
        Words = Text.Of(number),
        Location = Places[number],
        Countries = Countries.ValuesOf(number),
        Networks = Networks.ValuesOf(number),
        Locality = Localities[number],
        PostalCode = PostalCodes.ValuesOf(number) is [var code] ? code : null,
        Services = Services.ValuesOf(number),
        Accessibility = Accessibility.ValuesOf(number),
        Capacity = Capacities[number],
        Hours = Hours[number],
        ChangedAt = ChangedAt[number],
        Label = Labels[number],
    };
}
