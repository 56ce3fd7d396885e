using System.Text;

namespace Federation.QueryFuzz.Tests;

/// <summary>Makes nearly sound texts, and such as are meant to hurt.</summary>
internal sealed class Spoiler(Random random)
{
    private static readonly string[] Tokens = ["{", "}", "(", ")", "[", "]", ":", "!", "$", "...", "@", "\"", "\"\"\"", "#", "query", "mutation", "subscription", "fragment A on Query", "on", "__schema", "__type(name: \"Centre\")", "__typename", "null", "1", "-", "0x1", "\\u0000", "\\ud800", "\u0000", "\uFEFF", "\u2028", "é", "😀", "&", "|", "=", ",", "\n"];

    /// <summary>The text after a few changes.</summary>
    public string Spoil(string text)
    {
        var spoilt = new StringBuilder(text);
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int at = random.Next(spoilt.Length + 1), length = Math.Min(spoilt.Length - at, random.Next(1, 12));
            switch (random.Next(5))
            {
                case 0:
                    spoilt.Insert(at, Tokens[random.Next(Tokens.Length)]);
                    break;
                case 1:
                    spoilt.Remove(at, length);
                    break;
                case 2:
                    spoilt.Insert(at, spoilt.ToString(at, length));
                    break;
                case 3 when at < spoilt.Length:
                    spoilt[at] = (char)random.Next(1, 0xD7FF);
                    break;
                default:
                    spoilt.Length = at;
                    break;
            }
        }

        return spoilt.ToString();
    }

    /// <summary>A document made to cost much.</summary>
    public string Hostile()
    {
        int many = random.Next(10, 3_000), few = random.Next(1, 120);
        return random.Next(16) switch
        {
            0 => $"{{ {Repeat(few, _ => "a { ")}b{new string('}', few)} }}",
            1 => $"{{ {Repeat(many, i => $"a{i}: __typename ")} }}",
            2 => $"{{ {Repeat(many, _ => "__typename ")} }}",
            3 => $"{{ ...F0 }} {Repeat(few, i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }} ")} fragment F{few} on Query {{ __typename }}",
            4 => $"{{ ...F0 }} {Repeat(few, i => $"fragment F{i} on Query {{ ...F{(i + 1) % few} }} ")}",
            5 => $"{{ __typename {Repeat(few, i => random.Next(2) == 0 ? "@skip(if: false) " : $"@d{i} ")} }}",
            6 => $"{{ centres(filter: {new string('[', many)}",
            7 => $"{{ centres(filter: {Repeat(few, _ => "{ place: ")} 1 {new string('}', few)}) {{ totalCount }} }}",
            8 => Repeat(many, i => $"query Q{i} {{ __typename }} "),
            9 => $"{{ __schema {{ {Repeat(few, _ => "types { fields { type { ")} name {new string('}', few * 3)} }} }}",
            10 => $"query({Repeat(few, i => $"$v{i}: Int = {i} ")}) {{ __typename }}",
            11 => $"{{ centre(id: \"\"\"{new string('"', random.Next(5))}{new string('\\', few)}\"\"\") {{ name }} }}",
            12 => $"{{ __typename }} #{new string('x', random.Next(120_000))}",
            13 => $"{{ centres {{ nodes {{ {Repeat(few, i => $"...F{i} ")} }} }} }} {Repeat(few, i => $"fragment F{i} on Centre {{ name key id networks {{ key }} }} ")}",
            14 => $"{{ node(id: 1) {{ {Repeat(few, _ => "... on Centre { ... on Node { ")} id {new string('}', few * 2)} }} }}",
            _ => $"subscription {{ {Repeat(random.Next(1, 4), i => $"s{i}: centreChanged {{ cursor }} ")} }}",
        };
    }

    private static string Repeat(int times, Func<int, string> part) => string.Concat(Enumerable.Range(0, times).Select(part));
}
