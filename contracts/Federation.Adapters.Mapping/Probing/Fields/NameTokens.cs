using System.Text;
using Federation.Adapters.Mapping.Values;

namespace Federation.Adapters.Mapping.Probing.Fields;

/// <summary>The words of a column's name: <c>nomDuLieu</c>, <c>nom_du_lieu</c> and <c>Nom du lieu</c> have the same.</summary>
internal static class NameTokens
{
    private static readonly string[] Fillers = ["DE", "DU", "DES", "LA", "LE", "LES", "L", "D", "THE", "OF", "DA", "DO", "DI", "DEL", "VAN", "A", "C"];

    /// <summary>Folded, without articles, in order.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        for (int index = 0; index < name.Length; index++)
        {
            char character = name[index];
            bool isHump = index > 0 && char.IsUpper(character) && char.IsLower(name[index - 1]);
            if (isHump) words.Append(' ');
            words.Append(char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.NonSpacingMark ? character : ' ');
        }

        var all = Folding.Of(words.ToString()).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var telling = all.Where(word => !Fillers.Contains(word)).ToList();
        return telling.Count > 0 ? telling : all;
    }
}
