namespace Federation.Cluster.Matching.Candidates;

/// <summary>Things under small numbers, from 1 up; a number that was freed is given again. Not thread safe.</summary>
internal sealed class Numbered<T>
    where T : class
{
    private readonly List<T?> _things = [null];
    private readonly Stack<int> _free = [];

    /// <summary>What is under a number that was given and not freed.</summary>
    public T this[int number] => _things[number]!; // it is there, since the number was given

    /// <summary>The thing's number.</summary>
    public int Add(T thing)
    {
        if (_free.TryPop(out int number))
        {
            _things[number] = thing;
            return number;
        }

        _things.Add(thing);
        return _things.Count - 1;
    }

    public void Remove(int number)
    {
        _things[number] = null;
        _free.Push(number);
    }
}
