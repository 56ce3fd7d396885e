namespace Federation.Adapters.Sdk;

/// <summary>How a name that is there more than once is numbered: <c>NOM</c>, <c>NOM#2</c>, <c>NOM#3</c>.</summary>
internal static class Repetition
{
    /// <summary>Whether the name is the plain one or a repetition of it. A table's own <c>NOM#2</c> may itself be repeated: <c>NOM#2#2</c>.</summary>
    public static bool IsOf(string name, string plain, StringComparison comparison = StringComparison.Ordinal)
    {
        if (!name.StartsWith(plain, comparison)) return false;
        var rest = name.AsSpan(plain.Length);
        return rest.IsEmpty || (rest[0] == '#' && !rest.ContainsAnyExcept("#0123456789"));
    }
}
