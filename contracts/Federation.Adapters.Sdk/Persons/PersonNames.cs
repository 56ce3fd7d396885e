using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Gathers the places in one record whose name says that they name or reach a person. Not thread safe.
/// </summary>
/// <param name="names">Told without regard to case, prefix (<c>dc:creator</c>), <c>@</c> and number (<c>email#2</c>).</param>
internal sealed class PersonNames(IReadOnlyList<string> names)
{
    // Cutting a record compares each of its members with each of these.
    private const int Most = 256;

    private readonly HashSet<string> _names = new(names, StringComparer.OrdinalIgnoreCase);
    private List<string> _pointers = [];

    /// <summary>Set where a record holds more persons than can be cut out of it in good time.</summary>
    public Issue? Refusal { get; private set; }

    public bool Has(string name)
    {
        var bare = name.AsSpan().TrimStart('@');
        bare = bare[(bare.IndexOf(':') + 1)..];
        int number = bare.IndexOf('#');
        return _names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(number > 0 ? bare[..number] : bare);
    }

    public void Add(string pointer)
    {
        if (_pointers.Count < Most) _pointers.Add(pointer);
        else Refusal ??= Issue.Error("record.too-many-persons", $"The record names more than {Most} persons or ways to reach one.");
    }

    /// <summary>The pointers since the last call.</summary>
    public IReadOnlyList<string> Take()
    {
        var pointers = _pointers;
        _pointers = [];
        Refusal = null;
        return pointers;
    }
}
