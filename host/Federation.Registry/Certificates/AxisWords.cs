using Federation.Registry.Criteria;
using Federation.Registry.Criteria.Reading;

namespace Federation.Registry.Certificates;

/// <summary>Axes as certificates name them: by the words of a criteria file. Thread safe.</summary>
public static class AxisWords
{
    public static string Word(Axis axis) => CriteriaWords.Axes.Single(word => word.Value == axis).Key;

    /// <returns>Null where it is none of the five.</returns>
    public static Axis? Axis(string word) => CriteriaWords.Axes.TryGetValue(word, out var axis) ? axis : null;
}
