using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Normalising.Hours;
using NodaTime;

namespace Federation.Cluster.Index.Segments;

/// <summary>
/// Some thousand or million centres in columns, numbered in order of their <see cref="PlaceKey"/>: what is asked of many centres at once lies side by side. Never changed: a centre that changes is struck out in a
/// <see cref="SegmentView"/> and laid down anew in another segment.
/// </summary>
internal sealed class Segment
{
    private const int NoCapacity = -1;

    private readonly IdTable _numbers;
    private readonly int[] _capacities;
    private DateTimeZone?[]? _zones;

    private Segment(CentreDocument[] documents)
    {
        Centres = Column(document => document.Centre);
        Ids = Column(document => document.Centre.Id);
        _numbers = new IdTable(Ids);
        Names = NameColumn.Of(Centres);
        Text = TextColumn.Of(Column(document => document.Words));
        Services = TermColumn.Of(Column(document => document.Services));
        Kinds = KindColumn.Of(documents, out int[] kinds);
        Rows = new CentreRow[documents.Length];
        for (int number = 0; number < Rows.Length; number++) Rows[number] = new CentreRow(documents[number].Location, Services.MaskOf(number), kinds[number]);
        Places = new PlaceGrid(Rows);
        Labels = new LabelColumn(Column(document => document.Label));
        Accessibility = TermColumn.Of(Column(document => document.Accessibility));
        Localities = LocalityColumn.Of(Column(document => OneOrNone(document.Locality)));
        PostalCodes = TermColumn.Of(Column(document => OneOrNone(document.PostalCode)));
        _capacities = Column(document => document.Capacity ?? NoCapacity);
        Hours = Shared(Column(document => document.Hours));
        ChangedAt = Column(document => document.ChangedAt);

        T[] Column<T>(Converter<CentreDocument, T> value) => Array.ConvertAll(documents, value);
    }

    private Segment(SegmentOrder order)
    {
        Centres = order.Column(segment => segment.Centres);
        Ids = order.Column(segment => segment.Ids);
        _numbers = new IdTable(Ids);
        var text = Task.Run(() => TextColumn.Together(order)); // half of the work, beside the rest
        Names = NameColumn.Together(Centres, order);
        Services = TermColumn.Together(segment => segment.Services, order);
        Kinds = KindColumn.Together([.. order.Segments.Select(segment => segment.Kinds)], out int[][] kinds);
        Rows = order.Column(segment => segment.Rows);
        for (int number = 0; number < Rows.Length; number++) Rows[number] = new CentreRow(Rows[number], Services.MaskOf(number), kinds[order.Places[number].Segment][Rows[number].Kind]);
        Places = new PlaceGrid(Rows);
        Labels = new LabelColumn([.. order.Places.Select(place => order.Segments[place.Segment].Labels[place.Number])]);
        Accessibility = TermColumn.Together(segment => segment.Accessibility, order);
        Localities = LocalityColumn.Together(order);
        PostalCodes = TermColumn.Together(segment => segment.PostalCodes, order);
        _capacities = order.Column(segment => segment._capacities);
        Hours = Shared(order.Column(segment => segment.Hours));
        ChangedAt = order.Column(segment => segment.ChangedAt);
        Text = text.Result;
    }

    public int Count => Centres.Length;

    /// <summary>By number, as all columns are.</summary>
    public IndexedCentre[] Centres { get; }

    public CentreId[] Ids { get; }

    public NameColumn Names { get; }

    public CentreRow[] Rows { get; }

    public PlaceGrid Places { get; }

    public LabelColumn Labels { get; }

    public TextColumn Text { get; }

    public TermColumn Services { get; }

    /// <summary>What the <see cref="CentreRow.Kind"/> of each row stands for.</summary>
    public KindColumn Kinds { get; }

    public TermColumn Accessibility { get; }

    public LocalityColumn Localities { get; }

    public TermColumn PostalCodes { get; }

    /// <summary>Centres with the same hours share them.</summary>
    public PlaceHours?[] Hours { get; }

    /// <summary>In UTC ticks.</summary>
    public long[] ChangedAt { get; }

    /// <param name="documents">Each centre once, in any order.</param>
    public static Segment Of(IEnumerable<CentreDocument> documents)
    {
        var ordered = documents.ToArray();
        Array.Sort(Array.ConvertAll(ordered, document => PlaceKey.Of(new CentreRow(document.Location, services: 0, kind: 0), document.Centre.Id)), ordered);
        return new Segment(ordered);
    }

    /// <summary>What stands in these, laid together.</summary>
    public static Segment Together(IReadOnlyList<SegmentView> views) => new(SegmentOrder.Of(views));

    /// <summary>-1 where the centre is not here.</summary>
    public int NumberOf(CentreId id) => _numbers.Find(id);

    /// <summary>The zone of a centre whose country does not tell it: that of the nearest main town, which is looked for once. Null where nobody knows where it is.</summary>
    public DateTimeZone? ZoneOf(int number)
    {
        // Two readers may both look; they find the same.
        _zones ??= new DateTimeZone?[Count];
        return _zones[number] ??= PlaceZone.Of(Hours[number]?.Address, Rows[number].Location);
    }

    /// <summary>Work places; below 0 where nobody says.</summary>
    public int CapacityOf(int number) => _capacities[number];

    /// <summary>What a centre was laid down from.</summary>
    public CentreDocument DocumentOf(int number)
    {
        var (networks, countries) = Kinds[Rows[number].Kind];
        return new CentreDocument
        {
            Centre = Centres[number],
            Words = Text.WordsOf(number),
            Location = Rows[number].Location,
            Countries = Kinds.Countries.ValuesOf(countries),
            Networks = Kinds.Networks.ValuesOf(networks),
            Locality = Localities[number],
            PostalCode = PostalCodes.ValuesOf(number) is [var code] ? code : null,
            Services = Services.ValuesOf(number),
            Accessibility = Accessibility.ValuesOf(number),
            Capacity = _capacities[number] is >= 0 and var capacity ? capacity : null,
            Hours = Hours[number],
            ChangedAt = ChangedAt[number],
            Label = Labels[number],
        };
    }

    private static PlaceHours?[] Shared(PlaceHours?[] column)
    {
        var known = new Dictionary<PlaceHours, PlaceHours>();
        for (int number = 0; number < column.Length; number++)
        {
            if (column[number] is not { } hours || known.TryAdd(hours, hours)) continue;
            column[number] = known[hours];
        }

        return column;
    }

    private static ImmutableArray<string> OneOrNone(string? value) => value is null ? [] : [value];
}
