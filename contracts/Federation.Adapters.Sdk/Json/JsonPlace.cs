using System.Globalization;
using System.Text.Json;

namespace Federation.Adapters.Sdk;

/// <summary>Where a reader stands in a JSON value, told after each token. Not thread safe.</summary>
internal sealed class JsonPlace
{
    private readonly Stack<(string? Name, int Index, HashSet<string>? Members)> _open = new();

    /// <summary>The JSON pointer of the member or item that was begun last.</summary>
    public string Pointer => string.Concat(_open.Reverse().Select(level => level.Name is { } name
        ? JsonPointer.Of(name)
        : level.Index < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"/{level.Index}")));

    /// <summary>The JSON pointer of the member or item that a byte of the value belongs to.</summary>
    public static string PointerAt(ReadOnlySpan<byte> json, int position)
    {
        var place = new JsonPlace();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName) place.Name(Encodings.Utf8.GetString(reader.ValueSpan));
            else place.Follow(reader.TokenType);
            if (reader.BytesConsumed > position) break;
        }

        return place.Pointer;
    }

    /// <summary>Follows a token that is no member's name.</summary>
    public void Follow(JsonTokenType token)
    {
        if (token is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            _open.Pop();
            return;
        }

        if (_open.TryPeek(out var level) && level.Members is null)
        {
            _open.Pop();
            _open.Push(level with { Index = level.Index + 1 });
        }

        if (token == JsonTokenType.StartObject) _open.Push((null, -1, new HashSet<string>(StringComparer.Ordinal)));
        else if (token == JsonTokenType.StartArray) _open.Push((null, -1, null));
    }

    /// <summary>Follows a member's name; false where its object had one of that name before.</summary>
    public bool Name(string name)
    {
        var level = _open.Pop();
        _open.Push(level with { Name = name });
        return level.Members!.Add(name);
    }
}
