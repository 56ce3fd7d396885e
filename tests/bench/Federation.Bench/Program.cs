using System.Globalization;
using Federation.Bench;

if (args is [NeighbourBench.Command, { } program, { } adapters, .. var wanted] && File.Exists(program) && File.Exists(adapters))
{
    using var place = new TemporaryFolder();
    int listings = wanted is [{ } text] ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : NeighbourBench.Listings;
    await new NeighbourBench(Path.GetFullPath(program), Path.GetFullPath(adapters), place.Path, listings).RunAsync(Console.Out);
    return 0;
}

if (args is [DuplicateBench.Command, { } loaded, { } source] && File.Exists(loaded) && Directory.Exists(source))
{
    using var place = new TemporaryFolder();
    await new DuplicateBench(Path.GetFullPath(loaded), Path.GetFullPath(source), place.Path).RunAsync(Console.Out);
    return 0;
}

if (args is [PeersFiles.Command, { } generated, { } asked, { } written] && Directory.Exists(generated) && Directory.Exists(asked))
{
    PeersFiles.Write(generated, asked, written);
    return 0;
}

if (args is [PeopleBench.Command, { } looked, .. var crowd] && File.Exists(looked))
{
    using var place = new TemporaryFolder();
    int[] numbers = [.. crowd.Select(text => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture))];
    return await new PeopleBench(Path.GetFullPath(looked), place.Path, numbers.Length > 0 ? numbers[0] : PeopleBench.People, TimeSpan.FromSeconds(numbers.Length > 1 ? numbers[1] : PeopleBench.Seconds)).RunAsync(Console.Out) ? 0 : 1;
}

if (args is [SoakBench.Command, { } soaked, .. var time] && File.Exists(soaked) && time.Length <= 1)
{
    using var place = new TemporaryFolder();
    return await new SoakBench(Path.GetFullPath(soaked), place.Path, TimeSpan.FromSeconds(time is [{ } text] ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : SoakBench.Seconds)).RunAsync(Console.Out) ? 0 : 1;
}

if (args is [RestoreBench.Command, { } backed, .. var restored] && File.Exists(backed) && restored.Length <= 1)
{
    using var place = new TemporaryFolder();
    return await new RestoreBench(Path.GetFullPath(backed), place.Path, restored is [{ } text] ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : RestoreBench.Centres).RunAsync(Console.Out) ? 0 : 1;
}

if (args is [SearchBench.Command, { } centres, { } requests] && Directory.Exists(centres) && Directory.Exists(requests))
{
    new SearchBench(centres, requests).Run(Console.Out);
    return 0;
}

if (args is [StartBench.Command, { } listed, { } kept] && Directory.Exists(listed) && Directory.Exists(kept))
{
    await new StartBench(listed, kept).RunAsync(Console.Out);
    return 0;
}

if (args is [LabelBench.Command, { } labelled, .. var most] && Directory.Exists(labelled))
{
    await new LabelBench(labelled, most is [{ } number] ? int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) : LabelBench.Centres).RunAsync(Console.Out);
    return 0;
}

if (args is [AdmissionBench.Command, { } visited, .. var flow] && Directory.Exists(visited))
{
    int[] numbers = [.. flow.Select(text => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture))];
    await new AdmissionBench(visited, numbers.Length > 0 ? numbers[0] : AdmissionBench.Members, numbers.Length > 1 ? numbers[1] : AdmissionBench.PerSecond).RunAsync(Console.Out);
    return 0;
}

if (args is [KillBench.Command, .. var wantedRounds] && wantedRounds.Length <= 1)
{
    using var place = new TemporaryFolder();
    return await new KillBench(place.Path, wantedRounds is [{ } number] ? int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) : KillBench.Rounds).RunAsync(Console.Out) ? 0 : 1;
}

if (args is not [{ } host, .. var sizes] || !File.Exists(host))
{
    Console.Error.WriteLine("Usage: Federation.Bench HOST-EXECUTABLE [LISTINGS ...], Federation.Bench neighbours HOST-EXECUTABLE TEST-ADAPTERS [LISTINGS], Federation.Bench duplicates HOST-EXECUTABLE FOLDER, Federation.Bench peers FOLDER REQUESTS WRITTEN, Federation.Bench search FOLDER REQUESTS, Federation.Bench start FOLDER DATA-FOLDER, Federation.Bench labels DATA-FOLDER [CENTRES], Federation.Bench people HOST-EXECUTABLE [PEOPLE [SECONDS]], Federation.Bench admissions DATA-FOLDER [MEMBERS [A-SECOND]], Federation.Bench kills [ROUNDS], Federation.Bench soak HOST-EXECUTABLE [SECONDS], or Federation.Bench restore HOST-EXECUTABLE [CENTRES]");
    return 2;
}

var counts = new List<int>();
foreach (string size in sizes.Length == 0 ? ["20000", "100000"] : sizes)
{
    if (!int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count < LoadBench.FewestListings)
    {
        Console.Error.WriteLine($"\"{size}\" is no number of listings from {LoadBench.FewestListings} on.");
        return 2;
    }

    counts.Add(count);
}

var table = new ResultTable(Console.Out);
table.WriteHead();
bool sound = true;
foreach (int count in counts)
{
    using var folder = new TemporaryFolder();
    await foreach (var result in new LoadBench(Path.GetFullPath(host), folder.Path, count).RunAsync())
    {
        table.Write(result);
        foreach (string problem in result.Problems) Console.Error.WriteLine($"{count} listings, {result.Step}: {problem}");
        sound &= result.Problems.Count == 0;
    }
}

return sound ? 0 : 1;
