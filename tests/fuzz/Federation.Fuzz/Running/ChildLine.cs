using System.Text.Json;

namespace Federation.Fuzz.Running;

/// <summary>What a child process tells its parent: a line of JSON for every finding, and one for its figures at the end.</summary>
internal sealed record ChildLine
{
    public Finding? Finding { get; init; }

    public ChildFigures? Figures { get; init; }

    public static void Write(ChildLine line)
    {
        Console.Out.WriteLine(JsonSerializer.Serialize(line));
        Console.Out.Flush();
    }

    public static ChildLine Read(string line) => JsonSerializer.Deserialize<ChildLine>(line) ?? throw new FormatException("A child process told nothing.");
}
