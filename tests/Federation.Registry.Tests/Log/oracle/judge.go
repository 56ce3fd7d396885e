// Judges a log by the code of Go's checksum database: golang.org/x/mod/sumdb/note and tlog. One question as JSON on standard input, the verdicts as JSON on standard output.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type question struct {
	Key    string            `json:"key"`
	Notes  []string          `json:"notes"`
	Places []place           `json:"places"`
	Pairs  []pair            `json:"pairs"`
	Tiles  map[string][]byte `json:"tiles"`
}

// place: an entry, its proof, and the note that it is proven against.
type place struct {
	Note   int      `json:"note"`
	Place  int64    `json:"place"`
	Entry  []byte   `json:"entry"`
	Hashes [][]byte `json:"hashes"`
}

// pair: two notes by number, the later one second.
type pair struct {
	Earlier int      `json:"earlier"`
	Later   int      `json:"later"`
	Hashes  [][]byte `json:"hashes"`
}

// answer: an empty text where all is well.
type answer struct {
	Notes  []string `json:"notes"`
	Places []string `json:"places"`
	Pairs  []string `json:"pairs"`
	Tiles  string   `json:"tiles"`
}

type tree struct {
	size int64
	root tlog.Hash
}

func main() {
	var asked question
	check(json.NewDecoder(os.Stdin).Decode(&asked))
	verifier, err := note.NewVerifier(asked.Key)
	check(err)
	trees := make([]tree, len(asked.Notes))
	var told answer
	for i, text := range asked.Notes {
		trees[i], err = open(text, verifier)
		told.Notes = append(told.Notes, say(err))
	}
	for _, p := range asked.Places {
		t := trees[p.Note]
		told.Places = append(told.Places, say(tlog.CheckRecord(hashes(p.Hashes), t.size, t.root, p.Place, tlog.RecordHash(p.Entry))))
	}
	for _, p := range asked.Pairs {
		earlier, later := trees[p.Earlier], trees[p.Later]
		told.Pairs = append(told.Pairs, say(tlog.CheckTree(hashes(p.Hashes), later.size, later.root, earlier.size, earlier.root)))
	}
	if len(asked.Tiles) > 0 {
		told.Tiles = say(walk(trees[len(trees)-1], asked.Tiles, asked.Places))
	}
	check(json.NewEncoder(os.Stdout).Encode(told))
}

// open reads a checkpoint: origin, size, root.
func open(text string, verifier note.Verifier) (tree, error) {
	signed, err := note.Open([]byte(text), note.VerifierList(verifier))
	if err != nil {
		return tree{}, err
	}
	lines := strings.Split(signed.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return tree{}, fmt.Errorf("no checkpoint of %s", verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tree{size, root}, err
}

// tiles are read as the checksum database's, which have the same hashes.
type tiles map[string][]byte

func (all tiles) Height() int { return 8 }

func (all tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (all tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range wanted {
		found, ok := all[strings.TrimPrefix(tile.Path(), "tile/8/")]
		if !ok {
			return nil, fmt.Errorf("no tile %s", tile.Path())
		}
		data = append(data, found)
	}
	return data, nil
}

// walk has Go make the proofs from the tiles; it checks each tile against the root on the way.
func walk(whole tree, all tiles, places []place) error {
	reader := tlog.TileHashReader(tlog.Tree{N: whole.size, Hash: whole.root}, all)
	for _, p := range places {
		made, err := tlog.ProveRecord(whole.size, p.Place, reader)
		if err != nil {
			return err
		}
		if fmt.Sprint(made) != fmt.Sprint(hashes(p.Hashes)) {
			return fmt.Errorf("another proof for entry %d", p.Place)
		}
	}
	return nil
}

func hashes(bytes [][]byte) []tlog.Hash {
	list := make([]tlog.Hash, len(bytes))
	for i, b := range bytes {
		copy(list[i][:], b)
	}
	return list
}

func say(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
