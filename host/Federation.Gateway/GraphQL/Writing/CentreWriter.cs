using System.Text.Json;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Writing.Fragments;

namespace Federation.Gateway.GraphQL.Writing;

/// <summary>Of centres: what was written of one is kept for as long as nothing about it changes.</summary>
internal sealed class CentreWriter : ValueWriter
{
    private readonly Field[] _fields;

    public CentreWriter(string shape, IReadOnlyList<Field> fields)
        : base(shape)
    {
        _fields = [.. fields];
        Needs = fields.Aggregate(CentreNeeds.None, (needs, field) => needs | field.Needs);
    }

    /// <summary>What has to be read of a centre to write it.</summary>
    public CentreNeeds Needs { get; }

    protected override void WriteValue(AnswerWriting to, object value)
    {
        var node = (CentreNode)value;
        var shelf = to.ShelfOf(this);
        if (node.Place is { } place && shelf.Find(place, to.Now) is { } kept)
        {
            to.Write(kept);
        }
        else if (to.PartsOf(node, Needs) is { } parts)
        {
            var written = Write(to, parts);
            // A centre that was merged away meanwhile is answered by another, which is kept under its own place.
            if (node.Place is { } own && (parts.Centre is null || parts.Centre.Id == node.Id)) shelf.Keep(own, written);
            to.Write(written);
        }
        else
        {
            to.Json.WriteNullValue(); // the whole is written again once it has been read
        }
    }

    private Fragment Write(AnswerWriting to, CentreParts parts)
    {
        to.CancellationToken.ThrowIfCancellationRequested();
        var own = to.Inner();
        own.Json.WriteStartObject();
        foreach (var (name, _, valueOf, writer) in _fields)
        {
            own.Values++;
            own.Json.WritePropertyName(name);
            writer.Write(own, valueOf(parts));
        }

        own.Json.WriteEndObject();
        return new Fragment(own.Take().ToArray(), own.Values, (Needs & CentreNeeds.Label) != 0 ? parts.LabelChangesAt : DateTimeOffset.MaxValue);
    }

    public readonly record struct Field(JsonEncodedText Name, CentreNeeds Needs, Func<CentreParts, object?> ValueOf, ValueWriter Writer);
}
