using Federation.Fuzz.Subjects;

namespace Federation.Fuzz.Inputs;

/// <summary>The inputs of one target, in order: its subjects in turn. Each is known by its number alone, so that one can be made again without those before it.</summary>
internal sealed class InputSeries
{
    private readonly IReadOnlyList<Subject> _subjects;
    private readonly IReadOnlyList<SeedFile> _all;
    private readonly int _seed;

    /// <param name="all">Every subject that is fuzzed.</param>
    /// <param name="target">Whose inputs these are; see <see cref="Subject.Target"/>.</param>
    /// <param name="seed">Of the whole run.</param>
    public InputSeries(IReadOnlyList<Subject> all, string target, int seed)
    {
        _subjects = [.. all.Where(subject => subject.Target == target || subject.Name == target)];
        _all = [.. all.SelectMany(subject => subject.Seeds)];
        _seed = seed;
    }

    public (Subject Subject, byte[] Input) At(long number)
    {
        var subject = _subjects[(int)(number % _subjects.Count)];
        return (subject, new Mutator(new Random(SeedOf(subject.Name, number)), subject.Seeds, _all).Next());
    }

    // FNV-1a: a text's own hash differs from process to process.
    private int SeedOf(string name, long number)
    {
        uint hash = 2_166_136_261;
        foreach (char character in $"{name} {number} {_seed}") hash = (hash ^ character) * 16_777_619;
        return (int)hash;
    }
}
