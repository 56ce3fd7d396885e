using CsCheck;
using Federation.Registry.Criteria;

namespace Federation.Registry.Tests.Criteria;

public sealed class CriteriaFileLawTests
{
    private static readonly Gen<int> AnyCriterion = Gen.Int[0, SpoiltFile.Begins.Length - 1];

    private static readonly Gen<string> AnyWay = Gen.Int[0, SpoiltFile.Ways.Count - 1].Select(way => SpoiltFile.Ways.Keys.ElementAt(way));

    [Fact]
    public void Read_AnySpoiltCriterion_IsRefusedOnItsLine() => Gen.Select(AnyWay, AnyCriterion).Sample((way, criterion) =>
    {
        var spoilt = SpoiltFile.Ways[way](criterion);
        var reading = CriteriaFile.Read(spoilt.Yaml);

        return reading.Criteria is null && reading.Problems.Any(problem => problem.Code == spoilt.Code && problem.Line == spoilt.Line);
    }, iter: 500);

    [Fact]
    public void Read_AnyBytesChanged_GivesCriteriaOrProblemsWithinTheFile() =>
        Gen.Select(Gen.Int[0, SpoiltFile.Whole.Length - 1], Gen.Int[0, 120], Gen.String[Gen.Char[" \t:-[]{}\"'&*!|>%@#,\\x0U\u2028é"], 0, 4], Gen.Int[0, 6]).Sample((line, place, text, gone) =>
        {
            string[] lines = [.. SpoiltFile.Whole];
            string old = lines[line];
            int at = Math.Min(place, old.Length);
            lines[line] = string.Concat(old.AsSpan(0, at), text, old.AsSpan(Math.Min(at + gone, old.Length)));

            var reading = CriteriaFile.Read(string.Join('\n', lines));

            // U+2028 ends a line too, and what is never closed is found beyond the last.
            return reading.Criteria is null
                ? reading.Problems.Count > 0 && reading.Problems.All(problem => problem.Line >= 1 && problem.Line <= lines.Length + 5 && !problem.ToString().Contains('\n', StringComparison.Ordinal))
                : reading.Problems.Count == 0;
        }, iter: 500);
}
