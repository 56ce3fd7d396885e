using Federation.Fuzz.Inputs;
using Federation.Fuzz.Subjects;

namespace Federation.Fuzz.Tests;

public sealed class InputSeriesTests
{
    private static readonly IReadOnlyList<Subject> Subjects = [.. SubjectCatalogue.Of(new SeedFiles()), .. PlantedFaults.All];

    [Fact]
    public void Input_OfTheSameSeedAndNumber_IsTheSame()
    {
        var one = new InputSeries(Subjects, "csv", seed: 7);
        var other = new InputSeries(Subjects, "csv", seed: 7);

        Assert.All(Enumerable.Range(0, 50), number => Assert.Equal(one.At(number).Input, other.At(number).Input));
    }

    [Fact]
    public void Inputs_OfAnotherSeed_AreOthers()
    {
        var one = new InputSeries(Subjects, "csv", seed: 7);
        var other = new InputSeries(Subjects, "csv", seed: 8);

        Assert.Contains(Enumerable.Range(0, 50), number => !one.At(number).Input.SequenceEqual(other.At(number).Input));
    }

    [Fact]
    public void Inputs_OfATarget_TakeItsSubjectsInTurn()
    {
        var series = new InputSeries(Subjects, "json-ld", seed: 7);
        string[] expected = [.. Subjects.Where(subject => subject.Target == "json-ld").Select(subject => subject.Name)];

        Assert.Equal(expected, Enumerable.Range(0, expected.Length).Select(number => series.At(number).Subject.Name));
    }
}
