using Federation.Adapters.Mapping.Probing.Fields;

namespace Federation.Adapters.Mapping.Probing.Columns;

/// <summary>Whether a column is called as one that names or reaches a person.</summary>
internal static class PersonWords
{
    // Under these a place is reached as well as a person: by what stands there.
    private static readonly string[] Mixed = ["CONTACT", "CONTACTS", "CONTACTPOINT"];
    private static readonly string[] OfAPerson = ["name", "nom", "firstname", "lastname", "label", "title", "fonction", "role", "handle", "text"];

    /// <param name="name">A column, or a way of names with points.</param>
    public static bool NamesPerson(string name)
    {
        string[] parts = name.Split('.');
        if (FieldWords.Standard.Score("persons", parts[^1]) > 0) return true;
        for (int index = 0; index < parts.Length - 1; index++)
        {
            string folded = Values.Folding.Bare(parts[index]);
            bool isMixed = Mixed.Contains(folded);
            if (!isMixed && FieldWords.Standard.Score("persons", parts[index]) > 0) return true;
            if (isMixed && OfAPerson.Contains(parts[^1], StringComparer.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>The outermost part of the way that names a person, as a mapping's <c>persons</c> takes it.</summary>
    public static string Outermost(string name)
    {
        string[] parts = name.Split('.');
        for (int length = 1; length < parts.Length; length++)
        {
            string way = string.Join('.', parts[..length]);
            if (!Mixed.Contains(Values.Folding.Bare(parts[length - 1])) && NamesPerson(way)) return way;
        }

        return name;
    }
}
